import type { Instant } from '../world/clock';
import { DAY_MS, MINUTE_MS } from '../world/duration';
import type { DayNumber, Span } from './calendar';
import type { PersonaContext } from './persona-context';

const CHARGE_MINUTES = 65;
const FULL_PERCENT = 100;
const LOW_PERCENT = 24;

/** The charge that began on or before `day`. */
export function findLastCharge({ definition, calendar }: PersonaContext, day: DayNumber): Span {
  const { everyDays, onDay, from } = definition.charging;
  const chargeDay = day - ((((day - onDay) % everyDays) + everyDays) % everyDays);
  const start = calendar.toInstant(chargeDay, from);
  return { start, end: start + CHARGE_MINUTES * MINUTE_MS };
}

/** Falls evenly from full to low and is charged on the planned evening. Whole per cent. */
export function readBattery(context: PersonaContext, t: Instant): { level: number; charging: boolean } {
  const { everyDays } = context.definition.charging;
  const today = context.calendar.dayOf(t);
  const latest = findLastCharge(context, today);
  const charge = latest.start <= t ? latest : findLastCharge(context, today - 1);
  if (t < charge.end) {
    const chargedShare = (t - charge.start) / (charge.end - charge.start);
    return { level: Math.round(LOW_PERCENT + chargedShare * (FULL_PERCENT - LOW_PERCENT)), charging: true };
  }
  const usedShare = (t - charge.end) / (everyDays * DAY_MS - (charge.end - charge.start));
  return { level: Math.round(FULL_PERCENT - usedShare * (FULL_PERCENT - LOW_PERCENT)), charging: false };
}
