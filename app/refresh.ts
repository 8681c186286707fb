import type { Seconds } from '../common/snapshot';
import { MINUTE_S } from '../common/time';
import { WAKE_INTERVAL_S } from '../common/wake-interval';

const REQUEST_INTERVAL_S: Seconds = 5 * MINUTE_S;

/**
 * Whether to ask the phone for a sync: the data is old, and it was not just asked. 0 is never; what lies
 * ahead was written by a clock that has been put right since.
 */
export function isRefreshDue(now: Seconds, checkedAt: Seconds, requestedAt: Seconds): boolean {
  return Math.abs(now - checkedAt) >= WAKE_INTERVAL_S && Math.abs(now - requestedAt) >= REQUEST_INTERVAL_S;
}
