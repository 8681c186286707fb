import type { Cloud } from '../world/http';
import type { ServiceSession } from './service-session';

/** One service's API, with hosts of its own. */
export interface Dialect extends Cloud {
  readonly hosts: readonly string[];
  /** Invalidates every token, as if the wearer had removed all apps from the account. */
  revokeGrants(): void;
  /** What the service holds: the sign-ins that have a refresh token. */
  sessions(): ServiceSession[];
}
