import type { AccountSection, Seconds } from '../common/snapshot';

/** From here on home says how old the data is. */
export const OLD_AFTER_S: Seconds = 3 * 3600;

/**
 * What stands between the wearer and fresh data; `ok`: nothing; `ending`: nothing yet. The icon that stands for
 * each bears its name; that of `ok` is for data that is old for no known reason. Those that stop no data (`isHealthy`) have no page.
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

/** Does data still come in? */
export function isHealthy(condition: Condition): boolean {
  return condition === 'ok' || condition === 'ending';
}

/** Is it over without anybody doing anything? Such a condition is only told where data is old. */
export function isTransient(condition: Condition): boolean {
  return condition === 'ok' || condition === 'limited' || condition === 'offline';
}

/**
 * The account's state as the phone last told it. Where the account is well but the phone is out of
 * reach and the data (last `checked`) old, that is what the wearer should know. A limit that has run
 * out is no limit.
 */
export function getCondition(
  { state, until }: AccountSection,
  checkedAt: Seconds,
  isLinkOpen: boolean,
  now: Seconds,
): Condition {
  if (state !== 'ok' && !(state === 'limited' && until && until <= now)) return state;
  if (!isLinkOpen && now - checkedAt >= OLD_AFTER_S) return 'offline';
  return state === 'ok' && until && until > now ? 'ending' : 'ok';
}
