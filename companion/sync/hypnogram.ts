import { LEVEL_AWAKE, type SleepLevel } from '../../common/snapshot';
import { MINUTE_S } from '../../common/time';
import type { SleepSegment } from '../sources/health-source';

/** As many as the watch has rectangles to draw them with. */
export const MAX_SEGMENTS = 40;
const MAX_BYTE = 255;

interface Bar {
  level: SleepLevel;
  minutes: number;
}

/**
 * The segments of a sleep as pairs of bytes (level, minutes). They add up to the night's whole minutes;
 * what is too short to see goes into its longer neighbour.
 */
export const encodeHypnogram = (segments: SleepSegment[]): Uint8Array => {
  let bars = mergeNeighbours(toWholeMinutes(segments));
  while (bars.length > MAX_SEGMENTS) {
    const shortest = bars.reduce((best, bar) => (weightOf(bar) < weightOf(best) ? bar : best));
    const index = bars.indexOf(shortest);
    const before = bars[index - 1];
    const after = bars[index + 1];
    const neighbour = !after || (before && before.minutes >= after.minutes) ? before : after;
    if (neighbour) shortest.level = neighbour.level;
    bars = mergeNeighbours(bars);
  }
  const bytes: number[] = [];
  for (const { level, minutes } of bars) {
    for (let remaining = minutes; remaining > 0; remaining -= MAX_BYTE)
      bytes.push(level, Math.min(remaining, MAX_BYTE));
  }
  return new Uint8Array(bytes);
};

/** Whole minutes: each border is rounded by itself, so that roundings do not add up. */
const toWholeMinutes = (segments: SleepSegment[]): Bar[] => {
  let seconds = 0;
  let boundary = 0;
  return segments.map(({ level, seconds: length }) => {
    const start = boundary;
    seconds += length;
    boundary = Math.round(seconds / MINUTE_S);
    return { level, minutes: boundary - start };
  });
};

/** By length; of two of a length the one awake weighs more: a night's short wakes are worth seeing. */
const weightOf = ({ level, minutes }: Bar): number => 2 * minutes + (level === LEVEL_AWAKE ? 1 : 0);

/** Without empty bars, and with neighbours of a level made into one. */
const mergeNeighbours = (bars: Bar[]): Bar[] => {
  const result: Bar[] = [];
  for (const bar of bars) {
    const previous = result[result.length - 1];
    if (previous && previous.level === bar.level) previous.minutes += bar.minutes;
    else if (bar.minutes > 0) result.push(bar);
  }
  return result;
};
