import type { Cloud } from '../world/http';

/** One service's API, with hosts of its own. */
export interface Dialect extends Cloud {
  readonly hosts: readonly string[];
  /** Invalidates every token, as if the wearer had removed all apps from the account. */
  revokeGrants(): void;
}
