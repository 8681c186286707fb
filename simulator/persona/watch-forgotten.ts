import type { DayNumber } from './calendar';
import type { RngFor } from './rng';

/** Whether the watch stays at home, from the night before until the evening, as on `share` of the days. */
export function isWatchForgotten(day: DayNumber, share: number, rngFor: RngFor): boolean {
  return rngFor('off', day).chance(share);
}
