import { type Decoder, field, minuteOfDay, numberInRange, objects } from '../../decode';
import type { StepsByQuarter } from '../health-source';

const QUARTERS = 96;

const points = objects('activities-steps-intraday.dataset', {
  minute: field('time', minuteOfDay),
  steps: field('value', numberInRange(0, 20000)),
});

/**
 * Body of /1/user/-/activities/steps/date/{date}/1d/{detail}.json. The service fills with zeros what the
 * watch has not told it yet, so the zeros at the end are unknown.
 */
export const stepsByQuarter: Decoder<Omit<StepsByQuarter, 'date'>> = (body) => {
  const quarters: StepsByQuarter['quarters'] = new Array(QUARTERS).fill(null);
  for (const { minute, steps } of points(body)) {
    const quarter = Math.floor(minute / 15);
    if (steps !== undefined) quarters[quarter] = (quarters[quarter] || 0) + steps;
  }
  for (let i = QUARTERS - 1; i >= 0 && !quarters[i]; i--) quarters[i] = null;
  return { quarters };
};
