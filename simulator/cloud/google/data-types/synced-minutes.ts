import type { Span } from '../../../persona/calendar';
import type { DayMinutes, Quantity } from '../../../persona/day-minutes';
import type { Instant } from '../../../world/clock';
import { MINUTE_MS } from '../../../world/duration';
import { syncedUntil } from '../../../world/watch-sync';
import type { AccountState } from '../../route';

/** Minutes of one day, from `from` until before `to`. */
export interface MinuteRange {
  minutes: DayMinutes;
  from: number;
  to: number;
}

/** The synced minutes that begin in the window, day by day. */
export function listSyncedMinutes({ persona, now }: AccountState, window: Span): MinuteRange[] {
  const { calendar } = persona;
  const { start } = window;
  const end = Math.min(window.end, syncedUntil(now));
  const ranges: MinuteRange[] = [];
  for (let day = calendar.dayOf(start); start < end && day <= calendar.dayOf(end - 1); day++) {
    const minutes = persona.minutes(day);
    const indexAt = (t: Instant) =>
      Math.min(Math.max(Math.ceil((t - minutes.start) / MINUTE_MS), 0), minutes.count);
    if (indexAt(start) < indexAt(end)) ranges.push({ minutes, from: indexAt(start), to: indexAt(end) });
  }
  return ranges;
}

/** The sum of the quantity over all ranges. */
export function sumQuantity(ranges: readonly MinuteRange[], quantity: Quantity): number {
  return ranges.reduce(
    (sum, { minutes, from, to }) =>
      sum + minutes.totalUntil(quantity, to) - minutes.totalUntil(quantity, from),
    0,
  );
}

/** Beats a minute of the minutes in which the watch was worn. */
export function listHeartRates(ranges: readonly MinuteRange[]): number[] {
  return ranges.flatMap(({ minutes, from, to }) =>
    Array.from(minutes.heartRate.subarray(from, to)).filter((beats) => beats > 0),
  );
}

/** Whether the watch was worn in any of the minutes. */
export function isWornIn(ranges: readonly MinuteRange[]): boolean {
  return ranges.some(({ minutes, from, to }) => minutes.heartRate.subarray(from, to).some(Boolean));
}
