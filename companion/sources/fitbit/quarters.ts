import { readMinuteOfDay } from '../../dates';
import { at, type Decoder, figure, list, record, text, turned } from '../../decode';
import type { StepsByQuarter } from '../health-source';

const QUARTERS = 96;

const points = at(
  'activities-steps-intraday.dataset',
  list(
    record({
      quarter: turned(at('time', text), (time) => {
        const minute = readMinuteOfDay(time);
        return minute === undefined ? minute : Math.floor(minute / 15);
      }),
      steps: at('value', figure(0, 20000)),
    }),
  ),
);

/**
 * Body of /1/user/-/activities/steps/date/{date}/1d/{detail}.json. The service fills with zeros what the
 * watch has not told it yet, so the zeros at the end are unknown.
 */
export const stepsByQuarter: Decoder<Omit<StepsByQuarter, 'date'>> = (body) => {
  const quarters: StepsByQuarter['quarters'] = new Array(QUARTERS).fill(null);
  for (const { quarter, steps } of points(body)) {
    if (steps !== undefined) quarters[quarter] = (quarters[quarter] || 0) + steps;
  }
  for (let i = QUARTERS - 1; i >= 0 && !quarters[i]; i--) quarters[i] = null;
  return { quarters };
};
