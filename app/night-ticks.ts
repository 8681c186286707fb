import { localDay } from '../common/calendar';
import type { NightSection } from '../common/snapshot';
import { minuteOf } from './time-of-day';

export const TICKS = 72;
export const TICK_MINUTES = 20;
export const NO_LEVEL = 0xff;

/** Minutes of a log a tick needs before it counts as night. */
const LEAST_LOGGED = 10;
/** Deep sleep and waking are rare and short: weighted so that they are seen. By level. */
const WEIGHTS = [3, 1.3, 1, 1.5];

/** One level a tick (`NO_LEVEL`: none), from tick number `first` on: local day × 72 + tick of that day. */
export interface NightTicks {
  first: number;
  levels: Uint8Array;
}

/**
 * The night by ticks of the local clock. The log is laid out backwards from the minute of rising in
 * real minutes, so where the clocks change in it the doubled hour falls on the same ticks twice and
 * the missing hour stays empty.
 */
export function nightTicks(night: NightSection): NightTicks | undefined {
  const segments = night.segments;
  if (!segments || night.rise === undefined) return undefined;
  let total = 0;
  for (let i = 1; i < segments.length; i += 2) total += segments[i];
  const rise = new Date(1970, 0, 1 + night.date, 0, night.rise).getTime();
  let at = rise - total * 60000;
  const first = tickNumber(new Date(at));
  const ticks = tickNumber(new Date(rise)) - first + 1;
  const minutes = new Uint16Array(Math.max(0, ticks) * 4);
  for (let i = 0; i < segments.length; i += 2) {
    let left = segments[i + 1];
    while (left > 0) {
      const date = new Date(at);
      const stay = Math.min(left, TICK_MINUTES - (date.getMinutes() % TICK_MINUTES));
      const index = (tickNumber(date) - first) * 4 + segments[i];
      if (index >= 0 && index < minutes.length) minutes[index] += stay;
      at += stay * 60000;
      left -= stay;
    }
  }
  return { first, levels: heaviest(minutes) };
}

export function tickNumber(date: Date): number {
  return localDay(date) * TICKS + Math.floor(minuteOf(date) / TICK_MINUTES);
}

function heaviest(minutes: Uint16Array): Uint8Array {
  const levels = new Uint8Array(minutes.length / 4);
  for (let tick = 0; tick < levels.length; tick++) {
    let logged = 0;
    let most = 0;
    levels[tick] = NO_LEVEL;
    for (let level = 0; level < 4; level++) {
      const spent = minutes[tick * 4 + level];
      logged += spent;
      // In a tie the deeper one wins.
      if (spent * WEIGHTS[level] >= most) {
        most = spent * WEIGHTS[level];
        levels[tick] = level;
      }
    }
    if (logged < LEAST_LOGGED) levels[tick] = NO_LEVEL;
  }
  return levels;
}
