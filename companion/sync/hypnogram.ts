import { LEVEL_AWAKE } from '../../common/snapshot';
import { MINUTE_S } from '../../common/time';
import { lastItem } from '../last-item';
import { min, round } from '../math';
import type { SleepSegment } from '../sources/health-source';

/** The watch has this many rectangles to draw segments with. */
export const MAX_SEGMENTS = 40;
const MAX_BYTE = 255;

interface Bar {
  level: SleepSegment['level'];
  minutes: number;
}

/**
 * Encodes the segments of a sleep as pairs of bytes (level, minutes), which add up to the whole minutes of the night.
 * Segments that are too short to see are merged into their longer neighbour.
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
      bytes.push(level, min(remaining, MAX_BYTE));
  }
  return new Uint8Array(bytes);
};

/** Rounds the borders of the segments to whole minutes, so that rounding errors do not add up. */
const toWholeMinutes = (segments: SleepSegment[]): Bar[] => {
  let seconds = 0;
  let boundary = 0;
  return segments.map(({ level, seconds: length }) => {
    const start = boundary;
    seconds += length;
    boundary = round(seconds / MINUTE_S);
    return { level, minutes: boundary - start };
  });
};

/** By length. Of two equally long bars the one awake weighs more, because short wakes are worth seeing. */
const weightOf = ({ level, minutes }: Bar): number => 2 * minutes + (level === LEVEL_AWAKE ? 1 : 0);

/** Removes empty bars and merges neighbours of the same level. */
const mergeNeighbours = (bars: Bar[]): Bar[] => {
  const result: Bar[] = [];
  for (const bar of bars) {
    const previous = lastItem(result);
    if (previous && previous.level === bar.level) previous.minutes += bar.minutes;
    else if (bar.minutes > 0) result.push(bar);
  }
  return result;
};
