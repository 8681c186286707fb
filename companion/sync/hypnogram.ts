import { LEVEL_AWAKE, type Level } from '../../common/snapshot';
import type { SleepSegment } from '../sources/health-source';

/** As many as the watch has rectangles to draw them with. */
export const MAX_STRETCHES = 40;
const MAX_BYTE = 255;

interface Bar {
  level: Level;
  minutes: number;
}

/**
 * The segments of a sleep as pairs of bytes (level, minutes). They add up to the night's whole minutes;
 * what is too short to see goes into its longer neighbour.
 */
export const encodeHypnogram = (segments: SleepSegment[]): Uint8Array => {
  let bars = joined(inMinutes(segments));
  while (bars.length > MAX_STRETCHES) {
    const shortest = bars.reduce((best, bar, i) => (weigh(bar) < weigh(bars[best]) ? i : best), 0);
    const before = bars[shortest - 1];
    const after = bars[shortest + 1];
    bars[shortest].level = (!after || (before && before.minutes >= after.minutes) ? before : after).level;
    bars = joined(bars);
  }
  const bytes: number[] = [];
  for (const { level, minutes } of bars) {
    for (let left = minutes; left > 0; left -= MAX_BYTE) bytes.push(level, Math.min(left, MAX_BYTE));
  }
  return new Uint8Array(bytes);
};

/** Whole minutes: each border is rounded by itself, so that roundings do not add up. */
const inMinutes = (segments: SleepSegment[]): Bar[] => {
  let seconds = 0;
  let border = 0;
  return segments.map(({ level, seconds: length }) => {
    const start = border;
    seconds += length;
    border = Math.round(seconds / 60);
    return { level, minutes: border - start };
  });
};

/** By length; of two of a length the one awake weighs more: a night's short wakes are worth seeing. */
const weigh = ({ level, minutes }: Bar): number => 2 * minutes + (level === LEVEL_AWAKE ? 1 : 0);

/** Without empty bars, and with neighbours of a level made into one. */
const joined = (bars: Bar[]): Bar[] => {
  const result: Bar[] = [];
  for (const bar of bars) {
    const last = result[result.length - 1];
    if (last && last.level === bar.level) last.minutes += bar.minutes;
    else if (bar.minutes > 0) result.push(bar);
  }
  return result;
};
