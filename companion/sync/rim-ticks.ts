import {
  type DayNumber,
  type MinuteOfDay,
  NO_SLEEP_LEVEL,
  RIM_TICK_MINUTES,
  type SleepLevel,
  STEP_BUCKET_COUNT,
} from '../../common/snapshot';
import { DAY_MS, MINUTE_MS } from '../../common/time';
import { floor, max, min } from '../math';

/** A tick with fewer minutes of the log shows no sleep. */
const MIN_LOGGED_MINUTES = 10;
/** Weights by level. Deep sleep and waking are rare and short, and their weights let them show. */
const LEVEL_WEIGHTS = [3, 1.3, 1, 1.5];
/** Clocks change only at multiples of this many minutes. */
const ZONE_STEP_MINUTES = 10;

/**
 * A night by ticks of the Rim, from the first one with sleep to the one in which the wearer rose; of a log longer than
 * a day its last 24 hours. `segments` are pairs of bytes as in the snapshot. `rise` is by the wall clock of `date`.
 * `zoneOffset` returns how far that clock is ahead of UTC at a moment (both in ms).
 *
 * The log is laid out in real minutes backwards from the minute of rising. When the clocks change during the night, a
 * repeated hour fills the same ticks twice and a skipped hour stays empty.
 */
export const buildRimTicks = (
  segments: Uint8Array,
  date: DayNumber,
  rise: MinuteOfDay,
  zoneOffset: (instant: number) => number,
): Uint8Array => {
  const riseWallTime = date * DAY_MS + rise * MINUTE_MS;
  const lastTick = tickAt(riseWallTime / MINUTE_MS);
  /** Minutes by level of each tick. A level without minutes may be absent. */
  const minutesByTick: number[][] = [[]];
  let time = instantOf(riseWallTime, zoneOffset);
  // In most nights no clock changes, and an offset takes the phone as long as all else here.
  const riseOffset = zoneOffset(time);
  const hasChange = riseOffset !== zoneOffset(time - DAY_MS);
  for (let i = segments.length - 2; i >= 0 && minutesByTick.length <= STEP_BUCKET_COUNT; i -= 2) {
    // A segment is a pair, so neither default is ever used.
    const level = segments[i] || 0;
    const length = segments[i + 1] || 0;
    for (let remaining = length; remaining > 0; ) {
      const minute = floor((time + (hasChange ? zoneOffset(time - MINUTE_MS) : riseOffset)) / MINUTE_MS) - 1;
      const chunk = min(remaining, minute - floor(minute / ZONE_STEP_MINUTES) * ZONE_STEP_MINUTES + 1);
      // No minute is after the tick of rising, whatever the zone does.
      const ticksBack = max(0, lastTick - tickAt(minute));
      while (minutesByTick.length <= ticksBack) minutesByTick.unshift([]);
      const minutes = minutesByTick[minutesByTick.length - 1 - ticksBack];
      if (minutes && level !== NO_SLEEP_LEVEL) minutes[level] = (minutes[level] || 0) + chunk;
      time -= chunk * MINUTE_MS;
      remaining -= chunk;
    }
  }
  return new Uint8Array(minutesByTick.slice(-STEP_BUCKET_COUNT).map(dominantLevel));
};

const tickAt = (minute: number): number => floor(minute / RIM_TICK_MINUTES);

/** The moment at which the wall clock shows `wallTime`; the first of two. */
const instantOf = (wallTime: number, zoneOffset: (time: number) => number): number =>
  // The offset of a day earlier, before any change in the night, is used if it still applies.
  wallTime - zoneOffset(wallTime - zoneOffset(wallTime - DAY_MS));

/** The level that a tick shows; in a tie the deeper one. */
const dominantLevel = (minutes: number[]): SleepLevel | typeof NO_SLEEP_LEVEL => {
  const total = minutes.reduce((sum, each) => sum + each, 0);
  const weighted = LEVEL_WEIGHTS.map((weight, level) => weight * (minutes[level] || 0));
  return total < MIN_LOGGED_MINUTES
    ? NO_SLEEP_LEVEL
    : // There is one weight for each level.
      (weighted.lastIndexOf(max(...weighted)) as SleepLevel);
};
