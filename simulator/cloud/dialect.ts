import type { SleepVariant } from '../persona/sleep-variant';
import type { Instant } from '../world/clock';
import type { Cloud, CloudRequest, CloudResponse } from '../world/http';
import type { ServiceSession } from './service-session';

/** One service's API, with hosts of its own. */
export interface Dialect extends Cloud {
  readonly hosts: readonly string[];
  /** With `variant`, the response is that of the same person with other sleep logs. */
  handle(request: CloudRequest, now: Instant, variant?: SleepVariant): CloudResponse;
  /** Invalidates every token, as if the wearer had removed all apps from the account. */
  revokeGrants(): void;
  /** Takes a scope from every token, as if the wearer had unticked it in the account's settings. */
  withdrawScope(name: string): void;
  /** What the service holds: the sign-ins that have a refresh token. */
  sessions(): ServiceSession[];
  /** Whether a code or token is one of this service and account. */
  owns(token: string): boolean;
}
