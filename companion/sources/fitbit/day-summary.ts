import type { DayNumber } from '../../../common/snapshot';
import { type Decoder, number, object, optional, turned } from '../../decode';
import type { DaySummary } from '../health-source';

const body = object({
  summary: object({ steps: optional(number) }),
  // Absent on old days.
  goals: optional(object({ steps: optional(number) })),
});

/** Body of /1/user/-/activities/date/{date}.json, which does not say its own date. */
export function daySummary(date: DayNumber): Decoder<DaySummary> {
  return turned(
    body,
    ({ summary, goals }): DaySummary => ({
      date,
      steps: countOf(summary.steps),
      stepsGoal: goals && countOf(goals.steps),
    }),
    'a day',
  );
}

/** A count as a whole number; a negative one is Fitbit's word for "none". */
function countOf(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : Math.round(value);
}
