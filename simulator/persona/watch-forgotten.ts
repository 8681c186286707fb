import type { DayNumber } from './calendar';
import type { RngFor } from './persona-definition';

/** Whether the watch was forgotten, from the night before until the evening. */
export function isWatchForgotten(day: DayNumber, share: number, rngFor: RngFor): boolean {
  return rngFor('off', day).chance(share);
}
