import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import type { ActivityRecord } from './activity-record';
import { TICK_COUNT, toTick } from './rim-clock';

/** `until` of a log that was never read. */
const NEVER_COUNTED = -1;

/** A tick nobody counted. */
const UNCOUNTED = -1;

/** Today's steps. Nothing counts while the display is off: see `countSteps`. */
export interface StepLog {
  day: DayNumber;
  /** Minutes of the day that are in the buckets. */
  countedUntil: MinuteOfDay;
  /** Steps that are in the buckets. */
  countedSteps: number;
  /** Steps by tick of the Rim; below 0 is a tick nobody counted. */
  buckets: number[];
}

/** A log of no day yet: see `beginPage`. */
export function createStepLog(): StepLog {
  return { day: 0, countedUntil: NEVER_COUNTED, countedSteps: 0, buckets: [] };
}

/**
 * Forgets what is of another day or, where the clock was set back, no longer behind it: those ticks are to
 * come again.
 */
export function rollOver(log: StepLog, day: DayNumber, minute: MinuteOfDay): void {
  const isToday = log.day === day;
  if (isToday && minute >= log.countedUntil) return;
  const keptTicks = isToday ? toTick(minute) + 1 : 0;
  for (let tick = keptTicks; tick < TICK_COUNT; tick++) log.buckets[tick] = UNCOUNTED;
  if (log.day) log.countedUntil = isToday ? minute : 0;
  if (!isToday) log.countedSteps = 0;
  log.day = day;
}

/**
 * Brings the log, which is of today, up to the minute. `queryMinutes` gives the last whole minutes, newest first, as far back as
 * the watch remembers; what is left of the day's `total` is spread evenly over the minutes before, back to
 * the last reading. Before the very first reading nobody counted, so those ticks stay unknown. Returns
 * whether anything changed.
 */
export function countSteps(
  log: StepLog,
  minute: MinuteOfDay,
  total: number,
  queryMinutes: (limit: number) => readonly ActivityRecord[],
): boolean {
  const isFirstReading = log.countedUntil === NEVER_COUNTED;
  const from = isFirstReading ? 0 : log.countedUntil;
  if (minute === from) return false;
  const records = queryMinutes(minute - from);
  let to = minute;
  for (let i = 0; i < records.length && to > from; i++) {
    const steps = records[i].steps;
    if (typeof steps !== 'number') break;
    addSteps(log, --to, steps);
  }
  if (isFirstReading) log.countedSteps = Math.max(total, log.countedSteps);
  // Evenly, and in whole steps: what is left goes to the minutes that are left, which are the earlier ones.
  else
    while (to-- > from)
      addSteps(log, to, Math.round(Math.max(0, total - log.countedSteps) / (to + 1 - from)));
  log.countedUntil = minute;
  return true;
}

function addSteps(log: StepLog, minute: MinuteOfDay, steps: number): void {
  const tick = toTick(minute);
  log.buckets[tick] = Math.max(0, log.buckets[tick]) + steps;
  log.countedSteps += steps;
}
