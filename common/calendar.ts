import type { DayNumber } from './snapshot';

/** The calendar date of a local year, month (1 … 12) and day as days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Math.floor(Date.UTC(year, month - 1, day) / 86400000);
}

/** The calendar date that a Date shows in its own zone. */
export function localDay(date: Date): DayNumber {
  return dayNumber(date.getFullYear(), date.getMonth() + 1, date.getDate());
}
