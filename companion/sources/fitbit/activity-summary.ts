import { type Decoder, field, numberInRange, partial } from '../../decode';
import type { ActivitySummary } from '../health-source';
import { dayAmount, daySum } from '../ranges';

const activity = partial({
  steps: field('summary.steps', daySum),
  burned: field('summary.caloriesOut', dayAmount),
  stepsGoal: field('goals?.steps', numberInRange(1, 200000)),
});
/** A body of goals alone is that of another address. */
const requireSummary = field('summary.steps', () => undefined);

/** Body of /1/user/-/activities/date/{date}.json, which does not contain its date. Old days have no goals. */
export const activitySummary: Decoder<Omit<ActivitySummary, 'date'>> = (body) => {
  requireSummary(body);
  return activity(body);
};
