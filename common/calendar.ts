import type { DayNumber } from './snapshot';
import { DAY_MS } from './time';

/** The calendar date of a local year, month (1 … 12) and day as days since 1970-01-01. */
export function toDayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The calendar date that a Date shows in its own zone. */
export function toLocalDayNumber(date: Date): DayNumber {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
}
