import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import type { ActivityRecord } from './activity-record';
import { TICK_COUNT, toTick } from './rim-clock';

/** `until` of a log that was never read. */
const NEVER = -1;

/** A tick nobody counted. */
const UNCOUNTED = -1;

/** Today's steps. Nothing counts while the display is off: see `countSteps`. */
export interface StepLog {
  day: DayNumber;
  /** Minutes of the day that are in the buckets. */
  until: MinuteOfDay;
  /** Steps that are in the buckets. */
  counted: number;
  /** Steps by tick of the Rim; below 0 is a tick nobody counted. */
  buckets: number[];
}

/** A log of no day yet: see `beginPage`. */
export function createStepLog(): StepLog {
  return { day: 0, until: NEVER, counted: 0, buckets: [] };
}

/**
 * Forgets what is of another day or, where the clock was set back, no longer behind it: those ticks are to
 * come again.
 */
export function turnTo(log: StepLog, day: DayNumber, minute: MinuteOfDay): void {
  const isToday = log.day === day;
  if (isToday && minute >= log.until) return;
  const kept = isToday ? toTick(minute) + 1 : 0;
  for (let tick = kept; tick < TICK_COUNT; tick++) log.buckets[tick] = UNCOUNTED;
  if (log.day) log.until = isToday ? minute : 0;
  if (!isToday) log.counted = 0;
  log.day = day;
}

/**
 * Brings the log, which is of today, up to the minute. `history` gives the last whole minutes, newest first, as far back as
 * the watch remembers; what is left of the day's `total` is spread evenly over the minutes before, back to
 * the last reading. Before the very first reading nobody counted, so those ticks stay unknown. Returns
 * whether anything changed.
 */
export function countSteps(
  log: StepLog,
  minute: MinuteOfDay,
  total: number,
  history: (limit: number) => readonly ActivityRecord[],
): boolean {
  const isFirst = log.until === NEVER;
  const from = isFirst ? 0 : log.until;
  if (minute === from) return false;
  const past = history(minute - from);
  let to = minute;
  for (let i = 0; i < past.length && to > from; i++) {
    const steps = past[i].steps;
    if (typeof steps !== 'number') break;
    add(log, --to, steps);
  }
  if (isFirst) log.counted = Math.max(total, log.counted);
  // Evenly, and in whole steps: what is left goes to the minutes that are left, which are the earlier ones.
  else while (to-- > from) add(log, to, Math.round(Math.max(0, total - log.counted) / (to + 1 - from)));
  log.until = minute;
  return true;
}

function add(log: StepLog, minute: MinuteOfDay, steps: number): void {
  const tick = toTick(minute);
  log.buckets[tick] = Math.max(0, log.buckets[tick]) + steps;
  log.counted += steps;
}
