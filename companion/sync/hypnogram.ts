import { LEVEL_AWAKE, type Level } from '../../common/snapshot';
import type { Stretch } from '../sources/health-source';

/** As many as the watch has rectangles to draw them with. */
export const MAX_STRETCHES = 40;
const MAX_BYTE = 255;

interface Bar {
  level: Level;
  minutes: number;
}

/**
 * A night's stretches as pairs of bytes (level, minutes). They add up to the night's whole minutes;
 * what is too short to see goes into its longer neighbour.
 */
export function encodeHypnogram(stretches: Stretch[]): Uint8Array {
  const bytes: number[] = [];
  for (const { level, minutes } of merge(toBars(stretches))) {
    for (let left = minutes; left > 0; left -= MAX_BYTE) bytes.push(level, Math.min(left, MAX_BYTE));
  }
  return new Uint8Array(bytes);
}

/** Whole minutes: each border is rounded by itself, so that roundings do not add up. */
function toBars(stretches: Stretch[]): Bar[] {
  const bars: Bar[] = [];
  let seconds = 0;
  let border = 0;
  for (const { level, seconds: length } of stretches) {
    seconds += length;
    const next = Math.round(seconds / 60);
    push(bars, { level, minutes: next - border });
    border = next;
  }
  return bars;
}

function merge(bars: Bar[]): Bar[] {
  let merged = bars;
  while (merged.length > MAX_STRETCHES) {
    const shortest = indexOfShortest(merged);
    const before = merged[shortest - 1];
    const after = merged[shortest + 1];
    const into = !after || (before && before.minutes >= after.minutes) ? shortest - 1 : shortest + 1;
    const { level } = merged[into];
    const next: Bar[] = [];
    for (let i = 0; i < merged.length; i++) {
      push(next, i === shortest ? { level, minutes: merged[i].minutes } : merged[i]);
    }
    merged = next;
  }
  return merged;
}

/** The shortest; of several the first that is not awake: a night's short wakes are worth seeing. */
function indexOfShortest(bars: Bar[]): number {
  let best = 0;
  for (let i = 1; i < bars.length; i++) {
    const shorter = bars[i].minutes - bars[best].minutes;
    if (shorter < 0 || (shorter === 0 && bars[best].level === LEVEL_AWAKE && bars[i].level !== LEVEL_AWAKE))
      best = i;
  }
  return best;
}

/** Adds a bar at the end; one of the same level as the last makes that longer. */
function push(bars: Bar[], { level, minutes }: Bar): void {
  const last = bars[bars.length - 1];
  if (last && last.level === level) last.minutes += minutes;
  else if (minutes > 0) bars.push({ level, minutes });
}
