import {
  type DayNumber,
  type IntradayStepsSection,
  STEP_BUCKET_COUNT,
  UNKNOWN_STEPS,
} from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { RecordCache } from '../record-cache';

const BUCKET_MINUTES = 20;
const QUARTER_HOUR_MINUTES = 15;
/** Steps of one unit. */
const STEPS_PER_UNIT = 10;

/** Today's steps in stretches of 20 minutes; each lies in two quarters of an hour and has its share of both. */
export const buildIntradayStepsSection = (
  { intradaySteps }: RecordCache,
  today: DayNumber,
): IntradayStepsSection | undefined => {
  if (!intradaySteps || intradaySteps.value.date !== today) return undefined;
  const quarterHours = intradaySteps.value.quarterHours;
  const steps = new Uint8Array(STEP_BUCKET_COUNT);
  for (let i = 0; i < STEP_BUCKET_COUNT; i++) {
    const start = i * BUCKET_MINUTES;
    const first = Math.floor(start / QUARTER_HOUR_MINUTES);
    const minutesInFirst = (first + 1) * QUARTER_HOUR_MINUTES - start;
    const before = quarterHours[first];
    const after = quarterHours[first + 1];
    steps[i] =
      before == null || after == null
        ? UNKNOWN_STEPS
        : Math.min(
            UNKNOWN_STEPS - 1,
            Math.floor(
              (before * minutesInFirst + after * (BUCKET_MINUTES - minutesInFirst)) /
                QUARTER_HOUR_MINUTES /
                STEPS_PER_UNIT,
            ),
          );
  }
  return { at: toSeconds(intradaySteps.fetchedAt), date: today, steps };
};
