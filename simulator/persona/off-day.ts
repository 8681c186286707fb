import type { DayNumber } from './calendar';
import type { Roll } from './character';

/** Whether the watch was forgotten, from the night before until the evening. */
export function offDay(day: DayNumber, share: number, roll: Roll): boolean {
  return roll('off', day).chance(share);
}
