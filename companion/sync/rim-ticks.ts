import {
  type DayNumber,
  type Level,
  type MinuteOfDay,
  NO_LEVEL,
  RIM_MINUTES,
  STEP_BUCKETS,
} from '../../common/snapshot';
import { DAY } from '../dates';

const MINUTE = 60000;
/** Minutes of a log that a stretch needs before it counts as night. */
const LEAST_LOGGED = 10;
/** Deep sleep and waking are rare and short: weighted so that they are seen. By level. */
const WEIGHTS = [3, 1.3, 1, 1.5];
/** No clock is changed within so many minutes, only between them. */
const STEADY = 10;

/**
 * A night by the stretches of the Rim, from the first that it touches to the one in which the wearer rose; of
 * a log longer than a day its last 24 hours. `segments` are as the snapshot has them, `rise` is by the wall
 * clock of `date`; `zoneOffset` answers how far that clock is ahead of UTC at a moment (both in ms).
 *
 * The log is laid out in real minutes backwards from the minute of rising, so where the clocks change in it
 * the doubled hour falls on the same stretches twice and the missing hour stays empty.
 */
export const rimTicks = (
  segments: Uint8Array,
  date: DayNumber,
  rise: MinuteOfDay,
  zoneOffset: (time: number) => number,
): Uint8Array => {
  const risen = date * DAY + rise * MINUTE;
  const last = stretchAt(risen / MINUTE);
  /** Minutes by level, stretch by stretch. */
  const spent = [[0, 0, 0, 0]];
  let time = momentOf(risen, zoneOffset);
  for (let i = segments.length - 2; i >= 0 && spent.length <= STEP_BUCKETS; i -= 2) {
    for (let left = segments[i + 1]; left > 0; ) {
      const minute = Math.floor((time + zoneOffset(time - MINUTE)) / MINUTE) - 1;
      const stay = Math.min(left, minute - Math.floor(minute / STEADY) * STEADY + 1);
      // Nothing lies behind the stretch of rising, whatever a zone does.
      const back = Math.max(0, last - stretchAt(minute));
      while (spent.length <= back) spent.unshift([0, 0, 0, 0]);
      spent[spent.length - 1 - back][segments[i]] += stay;
      time -= stay * MINUTE;
      left -= stay;
    }
  }
  return new Uint8Array(spent.slice(-STEP_BUCKETS).map(heaviest));
};

const stretchAt = (minute: number): number => Math.floor(minute / RIM_MINUTES);

/** When the wall clock shows this: the first time where it does so twice. */
const momentOf = (wall: number, zoneOffset: (time: number) => number): number =>
  // As far ahead as it was before any change of the night, if that is still so then.
  wall - zoneOffset(wall - zoneOffset(wall - DAY));

/** What a stretch shows of the minutes in each level; in a tie the deeper one. */
const heaviest = (minutes: number[]): Level | typeof NO_LEVEL => {
  const logged = minutes.reduce((sum, each) => sum + each);
  const weighed = minutes.map((each, level) => each * WEIGHTS[level]);
  return logged < LEAST_LOGGED ? NO_LEVEL : (weighed.lastIndexOf(Math.max(...weighed)) as Level);
};
