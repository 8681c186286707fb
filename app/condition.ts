import type { Seconds, Snapshot } from '../common/snapshot';
import { DAY_S, HOUR_S } from '../common/time';

/** Age from which home shows how old the data is. */
export const OLD_AFTER_S: Seconds = 3 * HOUR_S;

/**
 * What keeps fresh data from the wearer. `ok`: nothing; `ending`: nothing yet. The icon of a condition has its name;
 * that of `ok` marks data that is old for no known reason. Conditions that stop no data (`isHealthy`) have no page.
 */
export type Condition =
  | 'ok'
  | 'ending'
  | 'notSetUp'
  | 'finishSignIn'
  | 'reconnect'
  | 'limited'
  | 'offline'
  | 'gone';

/** Whether data still arrives. */
export function isHealthy(condition: Condition): boolean {
  return condition === 'ok' || condition === 'ending';
}

/** Whether it ends without any action. Such a condition is shown only if the data is old. */
export function isTransient(condition: Condition): boolean {
  return condition === 'ok' || condition === 'limited' || condition === 'offline';
}

/**
 * The condition from the account's state in the snapshot, in which a limit ends at its time. If the account is `ok`,
 * but the phone is out of reach and the data is old, the condition is `offline`; so it is if no snapshot came for a
 * day, because a phone in reach sends one on request even if the service is down.
 */
export function getCondition(
  snapshot: Snapshot,
  checkedAt: Seconds,
  isLinkOpen: boolean,
  now: Seconds,
): Condition {
  const { state, until } = snapshot.account;
  // The casts: an absent time is neither past nor ahead.
  if (state !== 'ok' && !(state === 'limited' && (until as number) <= now)) return state;
  if ((!isLinkOpen && now - checkedAt >= OLD_AFTER_S) || now - snapshot.at >= DAY_S) return 'offline';
  return state === 'ok' && (until as number) > now ? 'ending' : 'ok';
}
