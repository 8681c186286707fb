import { type DayNumber, parseIsoDate } from '../persona/calendar';
import { FitbitError } from './fitbit-error';
import type { ResourceCall } from './route';

/** The days of a period: a month has 30, a year 365. */
const PERIODS = { '1d': 1, '7d': 7, '30d': 30, '1w': 7, '1m': 30, '3m': 90, '6m': 180, '1y': 365 } as const;
/** `max` goes back to the first day of the account. */
export type Period = keyof typeof PERIODS | 'max';

/** The periods of heart rate and body logs. */
export const SHORT_PERIODS: readonly Period[] = ['1d', '7d', '30d', '1w', '1m'];
/** The periods of activity. */
export const ALL_PERIODS: readonly Period[] = [...SHORT_PERIODS, '3m', '6m', '1y', 'max'];

/**
 * Reads a `yyyy-MM-dd` parameter; throws 400 where it is malformed. Leading zeros may be missing: Fitbit's own
 * sample, sdk-oauth, sends `2018-3-4`.
 */
export function readDateParameter(call: ResourceCall, name: string): DayNumber {
  const text = call.pathParameter(name);
  const day = parseIsoDate(text.replace(/-(\d)(?!\d)/g, '-0$1'));
  if (day === undefined) throw invalidParameter(name, `Invalid date: ${text}`);
  return day;
}

/** Reads a date or `today`, which is the date in the account's time zone. */
export function readDateOrToday(call: ResourceCall, name: string): DayNumber {
  return call.pathParameter(name) === 'today' ? today(call) : readDateParameter(call, name);
}

/** Today in the account's time zone. */
export function today(call: ResourceCall): DayNumber {
  return call.persona.calendar.dayOf(call.now);
}

/** Reads the days of a path that ends in `{date}/{end}`, without future days; throws 400 beyond `maxDays`. */
export function readPeriodOrRangeDays(
  call: ResourceCall,
  periods: readonly Period[],
  maxDays: number,
): DayNumber[] {
  const [from, to] = readPeriodOrRange(call, periods, maxDays);
  checkRange(from, to, maxDays);
  return listDays(from, Math.min(to, today(call)));
}

/** Reads the days from `{from}` to `{to}` within the account's life; throws 400 beyond `maxDays`. */
export function readIntervalParameter(
  call: ResourceCall,
  maxDays: number,
  read: (call: ResourceCall, name: string) => DayNumber = readDateOrToday,
): DayNumber[] {
  const [from, to] = [read(call, 'from'), read(call, 'to')];
  checkRange(from, to, maxDays);
  return listDays(Math.max(from, call.persona.memberSince), Math.min(to, today(call)));
}

function checkRange(from: DayNumber, to: DayNumber, maxDays: number): void {
  if (from > to) throw invalidParameter('date', 'The start date must not be after the end date.');
  if (to - from >= maxDays)
    throw invalidParameter('date', `The range must not be longer than ${maxDays} days.`);
}

function listDays(first: DayNumber, last: DayNumber): DayNumber[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** Returns the first and the last day. `{end}` is a period that ends on `{date}`, or the last date of a range. */
function readPeriodOrRange(
  call: ResourceCall,
  periods: readonly Period[],
  maxDays: number,
): [DayNumber, DayNumber] {
  const date = readDateOrToday(call, 'date');
  const end = call.pathParameter('end');
  const period = periods.find((one) => one === end);
  if (period === 'max') return [Math.min(date, Math.max(call.persona.memberSince, date - maxDays + 1)), date];
  if (period !== undefined) return [date - PERIODS[period] + 1, date];
  if (end !== 'today' && parseIsoDate(end) === undefined)
    throw invalidParameter('period', `Invalid time period: ${end}`);
  return [date, readDateOrToday(call, 'end')];
}

/** The error 400 for a parameter with a wrong value. */
export function invalidParameter(field: string, message: string): FitbitError {
  return new FitbitError(400, 'validation', message, field);
}
