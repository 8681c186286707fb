import type { DayNumber } from '../../../common/snapshot';
import { type Decoder, field, numberInRange, object } from '../../decode';
import type { IntradaySteps } from '../health-source';
import { items } from './pages';
import { instant, midnight, type Zone } from './time';

const QUARTER = 900000;
const QUARTERS = 96;

const windows = items(
  'rollupDataPoints',
  object({ start: field('startTime', instant), steps: field('steps?.countSum?', numberInRange(0, 20000)) }),
);

/**
 * Steps of each quarter of an hour by the wall clock: an hour that comes twice is told once, with the sum of
 * both. Quarters in which the watch was off are left out, so those before the last that is told had no
 * steps; what comes after it is unknown.
 */
export const intradaySteps =
  (zone: Zone, today: DayNumber): Decoder<IntradaySteps> =>
  (body) => {
    const quarterHours: IntradaySteps['quarterHours'] = new Array(QUARTERS).fill(null);
    const sums: { [start: number]: number } = {};
    let last = 0;
    for (const { start, steps } of windows(body)) {
      if (!steps) continue;
      sums[start] = steps;
      last = Math.max(last, start);
    }
    const end = Math.min(last + 1, midnight(today + 1, zone));
    for (let time = midnight(today, zone); time < end; time += QUARTER) {
      const quarter = Math.floor((time + zone(time)) / QUARTER) - today * QUARTERS;
      // Where clocks change at midnight, a day may seem to begin before it does.
      if (quarter >= 0) quarterHours[quarter] = (quarterHours[quarter] || 0) + (sums[time] || 0);
    }
    return { date: today, quarterHours };
  };
