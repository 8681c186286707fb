import type { Seconds } from '../common/snapshot';

const OLD_ENOUGH: Seconds = 15 * 60;
const AT_MOST_EVERY: Seconds = 5 * 60;

/**
 * Whether to ask the phone for a sync: the data is old, and it was not just asked. 0 is never; what lies
 * ahead was written by a clock that has been put right since.
 */
export function isRefreshDue(now: Seconds, checked: Seconds, asked: Seconds): boolean {
  return Math.abs(now - checked) >= OLD_ENOUGH && Math.abs(now - asked) >= AT_MOST_EVERY;
}
