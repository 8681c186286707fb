import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { max, min, round } from './math';
import { TICK_COUNT, toTick } from './rim-layout';
import type { ActivityRecord } from './view';

/** `minute` of a log without any reading. */
const NEVER_COUNTED = -1;

/** Largest number of minutes of the watch's history that are read at a time. A record takes some of the heap. */
const MAX_HISTORY_MINUTES = 60;

/** Steps of a tick that was not counted. */
const UNCOUNTED = -1;

/** Today's steps. Nothing is counted while the display is off: see `countSteps`. */
export interface StepLog {
  day: DayNumber;
  /** The buckets hold the steps up to this minute. */
  minute: MinuteOfDay;
  /** Steps that are in the buckets. */
  steps: number;
  /** Steps by tick of the Rim; below 0: not counted. */
  buckets: number[];
}

/** A log without a day: see `rollOver`. */
export function createStepLog(): StepLog {
  return { day: 0, minute: NEVER_COUNTED, steps: 0, buckets: [] };
}

/**
 * Turns the log to the day. It forgets the steps of another day and, where the clock was set back, those of the
 * ticks that are in the future again.
 */
export function rollOver(log: StepLog, day: DayNumber, minute: MinuteOfDay): void {
  const isToday = log.day === day;
  if (isToday && minute >= log.minute) return;
  const keptTicks = isToday ? toTick(minute) + 1 : 0;
  for (let tick = keptTicks; tick < TICK_COUNT; tick++) log.buckets[tick] = UNCOUNTED;
  if (log.day) log.minute = isToday ? minute : 0;
  if (!isToday) log.steps = 0;
  log.day = day;
}

/**
 * Brings the log of today up to `minute`. `queryMinutes` returns the last whole minutes, newest first, as far back
 * as the watch remembers; it is called for an hour at most. The rest of the day's `total` is spread evenly over the
 * minutes before, back to the last reading. The ticks before the very first reading stay uncounted. Returns whether
 * anything changed.
 */
export function countSteps(
  log: StepLog,
  minute: MinuteOfDay,
  total: number,
  queryMinutes: (limit: number) => readonly ActivityRecord[],
): boolean {
  const isFirstReading = log.minute === NEVER_COUNTED;
  const from = isFirstReading ? 0 : log.minute;
  if (minute === from) return false;
  const records = queryMinutes(min(minute - from, MAX_HISTORY_MINUTES));
  let to = minute;
  for (let i = 0; i < records.length && to > from; i++) {
    // The cast: `i` is below the length.
    const steps = (records[i] as ActivityRecord).steps;
    if (typeof steps !== 'number') break;
    addSteps(log, --to, steps);
  }
  if (isFirstReading) {
    log.steps = max(total, log.steps);
  } else {
    // In whole steps: each minute gets its share of the rest, the latest first.
    while (to-- > from) {
      addSteps(log, to, round(max(0, total - log.steps) / (to + 1 - from)));
    }
  }
  log.minute = minute;
  return true;
}

function addSteps(log: StepLog, minute: MinuteOfDay, steps: number): void {
  const tick = toTick(minute);
  // The cast: `rollOver` has filled every bucket.
  log.buckets[tick] = max(0, log.buckets[tick] as number) + steps;
  log.steps += steps;
}
