import {
  type DayNumber,
  type IntradayStepsSection,
  RIM_TICK_MINUTES,
  STEP_BUCKET_COUNT,
  UNKNOWN_STEPS,
} from '../../../common/snapshot';
import { floor, min } from '../../math';
import type { RecordCache } from '../record-cache';
import { getFetchTime } from './section';

const QUARTER_HOUR_MINUTES = 15;
/** Steps in one unit of the snapshot. */
const STEPS_PER_UNIT = 10;

/** Today's steps by ticks of the Rim. A tick overlaps two quarter hours and gets its share of both. */
export const buildIntradayStepsSection = (
  { intradaySteps }: RecordCache,
  today: DayNumber,
): IntradayStepsSection | undefined => {
  if (!intradaySteps || intradaySteps.value.date !== today) return undefined;
  const quarterHours = intradaySteps.value.quarterHours;
  const steps = new Uint8Array(STEP_BUCKET_COUNT);
  for (let i = 0; i < STEP_BUCKET_COUNT; i++) {
    const start = i * RIM_TICK_MINUTES;
    const first = floor(start / QUARTER_HOUR_MINUTES);
    const minutesInFirst = (first + 1) * QUARTER_HOUR_MINUTES - start;
    const before = quarterHours[first];
    const after = quarterHours[first + 1];
    steps[i] =
      before == null || after == null
        ? UNKNOWN_STEPS
        : min(
            UNKNOWN_STEPS - 1,
            floor(
              (before * minutesInFirst + after * (RIM_TICK_MINUTES - minutesInFirst)) /
                QUARTER_HOUR_MINUTES /
                STEPS_PER_UNIT,
            ),
          );
  }
  return { at: getFetchTime(intradaySteps), date: today, steps };
};
