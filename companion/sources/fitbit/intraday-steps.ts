import { type Decoder, field, minuteOfDay, objects } from '../../decode';
import { floor } from '../../math';
import type { IntradaySteps } from '../health-source';
import { QUARTER_HOURS_PER_DAY, unknownQuarterHours } from '../quarter-hours';
import { quarterHourSteps } from '../ranges';

const points = objects('activities-steps-intraday.dataset', {
  minute: field('time', minuteOfDay),
  steps: field('value', quarterHourSteps),
});

/**
 * Body of /1/user/-/activities/steps/date/{date}/1d/{detail}.json. The service reports 0 for what the watch has not
 * synced yet, so zeros at the end count as unknown.
 */
export const intradaySteps: Decoder<Omit<IntradaySteps, 'date'>> = (body) => {
  const quarterHours = unknownQuarterHours();
  for (const { minute, steps } of points(body)) {
    const quarter = floor(minute / 15);
    if (steps != null) quarterHours[quarter] = (quarterHours[quarter] || 0) + steps;
  }
  for (let i = QUARTER_HOURS_PER_DAY - 1; i >= 0 && !quarterHours[i]; i--) quarterHours[i] = null;
  return { quarterHours };
};
