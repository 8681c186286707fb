import type { DayNumber } from '../../../common/snapshot';
import { MINUTE_MS } from '../../../common/time';
import { type Decoder, field, getLossCount, map, object, optional } from '../../decode';
import { floor, max, min } from '../../math';
import type { IntradaySteps } from '../health-source';
import { QUARTER_HOURS_PER_DAY, unknownQuarterHours } from '../quarter-hours';
import { quarterHourSteps } from '../ranges';
import { rollUpWindows } from './pages';
import { STEPS_PATH } from './series';
import { getMidnight, instant, type ZoneOffset } from './time';

const QUARTER_HOUR_MS = 15 * MINUTE_MS;

const stepsOf = field(
  STEPS_PATH,
  map(quarterHourSteps, (steps) => steps),
);

const rollupWindows = rollUpWindows(
  object({
    start: field('startTime', instant),
    // Undefined where it cannot be read.
    steps: optional((window) => stepsOf(window) || 0),
  }),
);

/**
 * Steps of each quarter of an hour by the wall clock. An hour that occurs twice is counted once, with the sum of
 * both. The service leaves out quarters without steps, so a missing quarter before the last one had none, unless a
 * window without a readable time may be that quarter; what comes after the last one is unknown.
 */
export const intradaySteps =
  (zone: ZoneOffset, today: DayNumber): Decoder<IntradaySteps> =>
  (body) => {
    const quarterHours = unknownQuarterHours();
    const lostBefore = getLossCount();
    const windows = rollupWindows(body);
    const unreadable = windows.filter(({ steps }) => steps == null);
    const missing = getLossCount() - lostBefore > unreadable.length ? undefined : 0;
    const sums: { [start: number]: number | undefined } = {};
    let lastStart = 0;
    for (const { start, steps } of windows) {
      sums[start] = steps;
      if (steps) lastStart = max(lastStart, start);
    }
    const end = min(lastStart + 1, getMidnight(today + 1, zone));
    for (let time = getMidnight(today, zone); time < end; time += QUARTER_HOUR_MS) {
      const quarter = floor((time + zone(time)) / QUARTER_HOUR_MS) - today * QUARTER_HOURS_PER_DAY;
      const sum = time in sums ? sums[time] : missing;
      // Where clocks change at midnight, a day may seem to begin before it does.
      if (quarter >= 0) quarterHours[quarter] = sum == null ? null : (quarterHours[quarter] || 0) + sum;
    }
    return { date: today, quarterHours };
  };
