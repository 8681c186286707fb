import type { DayNumber } from '../../../common/snapshot';
import { MINUTE_MS } from '../../../common/time';
import { type Decoder, field, numberInRange, object } from '../../decode';
import type { IntradaySteps } from '../health-source';
import { QUARTER_HOURS_PER_DAY, unknownQuarterHours } from '../quarter-hours';
import { rollUpWindows } from './pages';
import { getMidnight, instant, type ZoneOffset } from './time';

const QUARTER_HOUR_MS = 15 * MINUTE_MS;

const rollupWindows = rollUpWindows(
  object({ start: field('startTime', instant), steps: field('steps?.countSum?', numberInRange(0, 20000)) }),
);

/**
 * Steps of each quarter of an hour by the wall clock. An hour that occurs twice is counted once, with the sum of
 * both. The service leaves out quarters without steps, so a missing quarter before the last one had none; what comes
 * after the last one is unknown.
 */
export const intradaySteps =
  (zone: ZoneOffset, today: DayNumber): Decoder<IntradaySteps> =>
  (body) => {
    const quarterHours = unknownQuarterHours();
    const sums: { [start: number]: number } = {};
    let lastStart = 0;
    for (const { start, steps } of rollupWindows(body)) {
      if (!steps) continue;
      sums[start] = steps;
      lastStart = Math.max(lastStart, start);
    }
    const end = Math.min(lastStart + 1, getMidnight(today + 1, zone));
    for (let time = getMidnight(today, zone); time < end; time += QUARTER_HOUR_MS) {
      const quarter = Math.floor((time + zone(time)) / QUARTER_HOUR_MS) - today * QUARTER_HOURS_PER_DAY;
      // Where clocks change at midnight, a day may seem to begin before it does.
      if (quarter >= 0) quarterHours[quarter] = (quarterHours[quarter] || 0) + (sums[time] || 0);
    }
    return { date: today, quarterHours };
  };
