import type { DayNumber } from '../../../persona/calendar';
import type { DayMinutes, Quantity, Workout } from '../../../persona/day-minutes';

/** The log's number, the same wherever the workout is told of. */
export function workoutId(day: DayNumber, i: number): number {
  return 50_000_000_000 + day * 10 + i;
}

/** What the workout added to its day. */
export function workoutTotal(minutes: DayMinutes, workout: Workout, quantity: Quantity): number {
  return minutes.totalUntil(quantity, workout.to) - minutes.totalUntil(quantity, workout.from);
}
