import { type Decoder, field, numberInRange, object } from '../../decode';
import type { ActivitySummary } from '../health-source';

/** More than anybody does in a day: a goal above it is in millimetres, as the service has them since 2026. */
const MAX_GOAL_KM = 1000;

/** Body of /1/user/-/activities/date/{date}.json, which does not say its own date. Old days have no goals. */
export const activitySummary: Decoder<Omit<ActivitySummary, 'date'>> = object({
  steps: field('summary.steps', numberInRange(0, 200000)),
  burned: field('summary.caloriesOut', numberInRange(0, 50000)),
  stepsGoal: field('goals?.steps', numberInRange(1, 200000)),
  distanceGoal: (body) => {
    const goal = field('goals?.distance', numberInRange(0, MAX_GOAL_KM * 1e6))(body);
    return goal && goal > MAX_GOAL_KM ? goal / 1e6 : goal;
  },
});
