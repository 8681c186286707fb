import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { TICK_MINUTES, TICKS } from './night-ticks';

/** A tick nobody counted. */
export const NOT_COUNTED = 0xffff;

/** `until` of a log that was never read. */
const NEVER = -1;

/** Today's steps by tick of the Rim. Nothing counts while the display is off: see `countSteps`. */
export interface StepLog {
  day: DayNumber;
  /** Minutes of the day that are in the buckets. */
  until: MinuteOfDay;
  /** Steps that are in the buckets. */
  counted: number;
  buckets: Uint16Array;
}

/** One past minute of the watch's own record; steps are no number where it has none. */
export interface PastMinute {
  readonly steps: unknown;
}

/** A log of no day yet: see `turnDay`. */
export function createStepLog(): StepLog {
  return { day: 0, until: 0, counted: 0, buckets: new Uint16Array(TICKS) };
}

/** Empties the log where it is of another day. */
export function turnDay(log: StepLog, day: DayNumber): void {
  if (log.day === day) return;
  log.until = log.day === 0 ? NEVER : 0;
  log.day = day;
  log.counted = 0;
  for (let tick = 0; tick < TICKS; tick++) log.buckets[tick] = NOT_COUNTED;
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
  history: (limit: number) => readonly PastMinute[],
): boolean {
  turnDay(log, day);
  const isFirst = log.until === NEVER;
  const from = isFirst ? 0 : log.until;
  const gap = minute - from;
  if (gap <= 0) return false;
  const past = history(gap);
  let known = 0;
  let exact = 0;
  while (known < past.length && known < gap) {
    const steps = past[known].steps;
    if (typeof steps !== 'number') break;
    add(log, minute - 1 - known, steps);
    exact += steps;
    known++;
  }
  if (known < gap) {
    const rest = Math.max(0, total - log.counted - exact);
    if (!isFirst) spread(log, from, minute - known, rest);
    log.counted += rest;
  }
  log.counted += exact;
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
  const tick = Math.floor(minute / TICK_MINUTES);
  const before = log.buckets[tick];
  log.buckets[tick] = Math.min(NOT_COUNTED - 1, (before === NOT_COUNTED ? 0 : before) + steps);
}
