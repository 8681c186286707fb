import type { Seconds } from '../common/snapshot';

const OLD_ENOUGH: Seconds = 15 * 60;
const AT_MOST_EVERY: Seconds = 5 * 60;

/** Whether to ask the phone for a sync: the data is old, and it was not just asked. Unknown times are undefined. */
export function isRefreshDue(
  now: Seconds,
  checked: Seconds | undefined,
  asked: Seconds | undefined,
): boolean {
  const old = checked === undefined || now - checked >= OLD_ENOUGH;
  return old && (asked === undefined || Math.abs(now - asked) >= AT_MOST_EVERY);
}
