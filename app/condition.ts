import type { Seconds, Snapshot } from '../common/snapshot';
import { OLD_AFTER } from './staleness';

/** What stands between the wearer and fresh data; `ok`: nothing. */
export type Condition = 'ok' | 'notSetUp' | 'finishSignIn' | 'reconnect' | 'limited' | 'offline' | 'gone';

/** The icon that stands for each, without its size; data that is old for no known reason has one, too. */
export const CONDITION_ICONS: Record<Condition, string> = {
  ok: 'cloudoff',
  notSetUp: 'phone',
  finishSignIn: 'link',
  reconnect: 'unlink',
  limited: 'clock',
  offline: 'cloudoff',
  gone: 'gone',
};

/** Is it over without anybody doing anything? Such a condition is only told where data is old. */
export function isPassing(condition: Condition): boolean {
  return condition === 'ok' || condition === 'limited' || condition === 'offline';
}

/**
 * The account's state as the phone last told it. Where the account is well but the phone is out of
 * reach and the data (last `checked`) old, that is what the wearer should know. A limit that has run
 * out is no limit.
 */
export function conditionOf(
  snapshot: Snapshot | undefined,
  checked: Seconds,
  linkOpen: boolean,
  now: Seconds,
): Condition {
  if (!snapshot) return 'notSetUp';
  const { state, until } = snapshot.account;
  if (state !== 'ok' && !(state === 'limited' && until && until <= now)) return state;
  return linkOpen || now - checked < OLD_AFTER ? 'ok' : 'offline';
}
