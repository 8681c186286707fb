import { type DayNumber, readDate } from '../persona/calendar';
import { FitbitError } from './fitbit-error';
import type { ResourceCall } from './route';

/** A `yyyy-MM-dd` parameter; 400 where it is none. */
export function dateParameter(call: ResourceCall, name: string): DayNumber {
  const text = call.param(name);
  const day = readDate(text);
  if (day === undefined) throw invalid(name, `Invalid date: ${text}`);
  return day;
}

/** The same, where `today` is documented too: it means today in the account's time zone. */
export function dateOrTodayParameter(call: ResourceCall, name: string): DayNumber {
  return call.param(name) === 'today' ? today(call) : dateParameter(call, name);
}

export function today(call: ResourceCall): DayNumber {
  return call.persona.calendar.dayOf(call.now);
}

/** Every day from `from` to `to`; 400 where they are the wrong way round or more than `most`. */
export function dayRange(from: DayNumber, to: DayNumber, most: number): DayNumber[] {
  if (from > to) throw invalid('date', 'The start date must not be after the end date.');
  if (to - from >= most) throw invalid('date', `The range must not be longer than ${most} days.`);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** A refusal because of a parameter's value. */
export function invalid(field: string, message: string): FitbitError {
  return new FitbitError(400, 'validation', message, field);
}
