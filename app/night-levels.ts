import type { NightSection } from '../common/snapshot';
import { TICK_MINUTES, TICKS, tickAt } from './rim-clock';
import { minuteOf } from './time-of-day';

export const NO_LEVEL = -1;

const MINUTE = 60000;
const LEVELS = 4;
/** Minutes of a log a tick needs before it counts as night. */
const LEAST_LOGGED = 10;
/** Deep sleep and waking are rare and short: weighted so that they are seen. By level. */
const WEIGHTS = [3, 1.3, 1, 1.5];

/**
 * The night by ticks of the local clock, each a level or `NO_LEVEL`. The log is laid out in real minutes
 * backwards from the minute of rising, so where the clocks change in it the doubled hour falls on the same
 * ticks twice and the missing hour stays empty.
 */
export function nightLevels({ date, rise, segments }: NightSection): Int8Array {
  const minutes = new Uint16Array(TICKS * LEVELS);
  if (segments && rise !== undefined) {
    let at = new Date(1970, 0, 1 + date, 0, rise).getTime();
    for (let i = segments.length - 2; i >= 0; i -= 2) {
      let left = segments[i + 1];
      while (left > 0) {
        const minute = minuteOf(new Date(at - MINUTE));
        const stay = Math.min(left, (minute % TICK_MINUTES) + 1);
        minutes[tickAt(minute) * LEVELS + segments[i]] += stay;
        at -= stay * MINUTE;
        left -= stay;
      }
    }
  }
  const levels = new Int8Array(TICKS);
  for (let tick = 0; tick < TICKS; tick++) levels[tick] = heaviest(minutes, tick * LEVELS);
  return levels;
}

function heaviest(minutes: Uint16Array, from: number): number {
  let heaviest = NO_LEVEL;
  let most = 0;
  let logged = 0;
  for (let level = 0; level < LEVELS; level++) {
    const spent = minutes[from + level];
    logged += spent;
    // In a tie the deeper one wins.
    if (spent * WEIGHTS[level] >= most) {
      most = spent * WEIGHTS[level];
      heaviest = level;
    }
  }
  return logged < LEAST_LOGGED ? NO_LEVEL : heaviest;
}
