import type { DayNumber } from '../../../persona/calendar';
import type { DayMinutes, Quantity, Workout } from '../../../persona/day-minutes';

/** The id of the day's workout `i`, the same in all endpoints. */
export function createWorkoutId(day: DayNumber, i: number): number {
  return 50_000_000_000 + day * 10 + i;
}

/** The workout's part of the day's total. */
export function sumWorkout(minutes: DayMinutes, workout: Workout, quantity: Quantity): number {
  return minutes.totalUntil(quantity, workout.to) - minutes.totalUntil(quantity, workout.from);
}
