import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import type { Past } from './past';
import { TICKS, tickAt } from './rim-clock';

/** `until` of a log that was never read. */
const NEVER = -1;

/** Steps by tick of the Rim; null is a tick nobody counted. */
export type StepBuckets = (number | null)[];

/** Today's steps. Nothing counts while the display is off: see `countSteps`. */
export interface StepLog {
  day: DayNumber;
  /** Minutes of the day that are in the buckets. */
  until: MinuteOfDay;
  /** Steps that are in the buckets. */
  counted: number;
  buckets: StepBuckets;
}

/** A log of no day yet: see `turnTo`. */
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
  const kept = isToday ? tickAt(minute) + 1 : 0;
  for (let tick = kept; tick < TICKS; tick++) log.buckets[tick] = null;
  if (log.day) log.until = isToday ? minute : 0;
  if (!isToday) log.counted = 0;
  log.day = day;
}

/**
 * Brings the log up to the minute. `history` gives the last whole minutes, newest first, as far back as
 * the watch remembers; what is left of the day's `total` is spread evenly over the minutes before, back to
 * the last reading. Before the very first reading nobody counted, so those ticks stay unknown. Returns
 * whether anything changed.
 */
export function countSteps(
  log: StepLog,
  day: DayNumber,
  minute: MinuteOfDay,
  total: number,
  history: (limit: number) => readonly Past[],
): boolean {
  turnTo(log, day, minute);
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
  const rest = Math.max(0, total - log.counted);
  if (isFirst) log.counted += rest;
  else spread(log, from, to, rest);
  log.until = minute;
  return true;
}

function spread(log: StepLog, from: MinuteOfDay, to: MinuteOfDay, steps: number): void {
  let given = 0;
  for (let minute = from; minute < to; minute++) {
    const due = Math.round((steps * (minute + 1 - from)) / (to - from));
    add(log, minute, due - given);
    given = due;
  }
}

function add(log: StepLog, minute: MinuteOfDay, steps: number): void {
  const tick = tickAt(minute);
  log.buckets[tick] = (log.buckets[tick] || 0) + steps;
  log.counted += steps;
}
