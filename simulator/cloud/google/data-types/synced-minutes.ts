import type { DayMinutes, Quantity } from '../../../persona/day-minutes';
import type { Instant } from '../../../world/clock';
import { MINUTE_MS } from '../../../world/duration';
import type { AccountState } from '../../route';
import { syncedUntil } from '../../tracker-sync';

/** Minutes of one day, from `from` until before `to`. */
export interface Stretch {
  minutes: DayMinutes;
  from: number;
  to: number;
}

/** What is known of a window, day by day. A minute belongs to the window in which it begins. */
export function syncedMinutes({ persona, now }: AccountState, from: Instant, to: Instant): Stretch[] {
  const { calendar } = persona;
  const end = Math.min(to, syncedUntil(now));
  const stretches: Stretch[] = [];
  for (let day = calendar.dayOf(from); from < end && day <= calendar.dayOf(end - 1); day++) {
    const minutes = persona.minutes(day);
    const index = (t: Instant) =>
      Math.min(Math.max(Math.ceil((t - minutes.start) / MINUTE_MS), 0), minutes.count);
    if (index(from) < index(end)) stretches.push({ minutes, from: index(from), to: index(end) });
  }
  return stretches;
}

export function sumOf(stretches: readonly Stretch[], quantity: Quantity): number {
  return stretches.reduce(
    (sum, { minutes, from, to }) =>
      sum + minutes.totalUntil(quantity, to) - minutes.totalUntil(quantity, from),
    0,
  );
}

/** Beats a minute of the minutes in which the watch was worn. */
export function pulses(stretches: readonly Stretch[]): number[] {
  return stretches.flatMap(({ minutes, from, to }) =>
    Array.from(minutes.heartRate.subarray(from, to)).filter((beats) => beats > 0),
  );
}

export function isWorn(stretches: readonly Stretch[]): boolean {
  return stretches.some(({ minutes, from, to }) => minutes.heartRate.subarray(from, to).some(Boolean));
}
