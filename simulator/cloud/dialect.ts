import type { Cloud } from '../world/http';

/** A service as one family of apps knows it, with hosts of its own. */
export interface Dialect extends Cloud {
  /** The hosts it answers for. */
  readonly hosts: readonly string[];
  /** As if the wearer had removed all apps in the account: every token is dead. */
  revokeGrants(): void;
}
