import {
  type DayNumber,
  type IntradayStepsSection,
  STEP_BUCKETS,
  UNKNOWN_STEPS,
} from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { RecordCache } from '../record-cache';

const BUCKET = 20;
const QUARTER = 15;
/** Steps of one unit. */
const UNIT = 10;

/** Today's steps in stretches of 20 minutes; each lies in two quarters of an hour and has its share of both. */
export const buildIntradayStepsSection = (
  { intradaySteps }: RecordCache,
  today: DayNumber,
): IntradayStepsSection | undefined => {
  if (!intradaySteps || intradaySteps.value.date !== today) return undefined;
  const known = intradaySteps.value.quarterHours;
  const buckets = new Uint8Array(STEP_BUCKETS);
  for (let i = 0; i < STEP_BUCKETS; i++) {
    const start = i * BUCKET;
    const first = Math.floor(start / QUARTER);
    const inFirst = (first + 1) * QUARTER - start;
    const before = known[first];
    const after = known[first + 1];
    buckets[i] =
      before === null || after === null
        ? UNKNOWN_STEPS
        : Math.min(
            UNKNOWN_STEPS - 1,
            Math.floor((before * inFirst + after * (BUCKET - inFirst)) / QUARTER / UNIT),
          );
  }
  return { at: toSeconds(intradaySteps.fetchedAt), date: today, buckets };
};
