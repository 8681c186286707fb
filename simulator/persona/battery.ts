import type { Instant } from '../world/clock';
import { type Calendar, MINUTE } from './calendar';
import type { Character } from './character';
import type { Span } from './live-day';

/** Minutes from low to full. */
const CHARGE = 65;
const FULL = 100;
const LOW = 24;

/** The charge that began on or before `day`. */
export function lastCharge(character: Character, calendar: Calendar, day: number): Span {
  const { everyDays, onDay, from } = character.charging;
  const chargeDay = day - ((((day - onDay) % everyDays) + everyDays) % everyDays);
  const start = calendar.instant(chargeDay, from);
  return { start, end: start + CHARGE * MINUTE };
}

/** Falls evenly from full to low and is charged on the planned evening. Whole per cent. */
export function battery(
  character: Character,
  calendar: Calendar,
  t: Instant,
): { level: number; charging: boolean } {
  const { everyDays } = character.charging;
  const today = calendar.dayOf(t);
  const latest = lastCharge(character, calendar, today);
  const charge = latest.start <= t ? latest : lastCharge(character, calendar, today - 1);
  if (t < charge.end) {
    const done = (t - charge.start) / (charge.end - charge.start);
    return { level: Math.round(LOW + done * (FULL - LOW)), charging: true };
  }
  const spent = (t - charge.end) / (everyDays * 1440 * MINUTE - (charge.end - charge.start));
  return { level: Math.round(FULL - spent * (FULL - LOW)), charging: false };
}
