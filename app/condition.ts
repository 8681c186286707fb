import type { Seconds, Snapshot } from '../common/snapshot';
import { OLD_AFTER } from './staleness';

/** What stands between the wearer and fresh data; `ok`: nothing. */
export type Condition = 'ok' | 'notSetUp' | 'finishSignIn' | 'reconnect' | 'limited' | 'offline' | 'gone';

/**
 * The account's state as the phone last told it. Where the account is well but the phone is out of
 * reach and the data (last `checked`) old, that is what the wearer should know. A limit that has run
 * out is no limit.
 */
export function conditionOf(
  snapshot: Snapshot | undefined,
  checked: Seconds | undefined,
  linkOpen: boolean,
  now: Seconds,
): Condition {
  if (!snapshot) return 'notSetUp';
  const { state, until } = snapshot.account;
  if (state !== 'ok' && !(state === 'limited' && until !== undefined && until <= now)) return state;
  return !linkOpen && (checked === undefined || now - checked >= OLD_AFTER) ? 'offline' : 'ok';
}
