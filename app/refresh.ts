import type { Seconds } from '../common/snapshot';

const REFRESH_AGE_S: Seconds = 15 * 60;
const REQUEST_INTERVAL_S: Seconds = 5 * 60;

/**
 * Whether to ask the phone for a sync: the data is old, and it was not just asked. 0 is never; what lies
 * ahead was written by a clock that has been put right since.
 */
export function isRefreshDue(now: Seconds, checkedAt: Seconds, requestedAt: Seconds): boolean {
  return Math.abs(now - checkedAt) >= REFRESH_AGE_S && Math.abs(now - requestedAt) >= REQUEST_INTERVAL_S;
}
