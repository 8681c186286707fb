import type { MinuteOfDay } from '../common/snapshot';
import { placeBefore, setProperty, writeText } from './elements';
import { formatHalfDay, formatTimeOfDay } from './format-time';

/** Distance from a time to its AM or PM, px. */
export const HALF_DAY_GAP = 5;

/**
 * Writes a time of day that ends at `right` px. On a 12-hour clock AM or PM ends there, in the element named after it,
 * and the time stands before it. Returns AM or PM, '' without.
 */
export function writeClock(
  id: string,
  minute: MinuteOfDay | undefined,
  right: number,
  fill?: string,
): string {
  const half = formatHalfDay(minute);
  writeText(id, formatTimeOfDay(minute), fill);
  writeText(id + '-half', half, fill);
  if (half) placeBefore(id, id + '-half', HALF_DAY_GAP);
  else setProperty(id, 'x', right);
  return half;
}
