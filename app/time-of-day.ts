import type { MinuteOfDay } from '../common/snapshot';
import { MONTHS, UNKNOWN, WEEKDAYS } from './copy';
import { twoDigits } from './figures';

/** The hour as the wearer reads it: "09" on a 24-hour clock, "9" on a 12-hour one. */
export function hourOf(minute: MinuteOfDay, twelve: boolean): string {
  const hour = Math.floor(minute / 60);
  return twelve ? String(hour % 12 || 12) : twoDigits(hour);
}

/** "07:02", or "7:02" on a 12-hour clock; "—" where it is not known. */
export function timeOfDay(minute: MinuteOfDay | undefined, twelve: boolean): string {
  return minute === undefined ? UNKNOWN : hourOf(minute, twelve) + ':' + twoDigits(minute % 60);
}

export function minuteOf(date: Date): MinuteOfDay {
  return date.getHours() * 60 + date.getMinutes();
}

/** "TUE 14 JUL". */
export function dateLine(date: Date): string {
  return WEEKDAYS[date.getDay()] + ' ' + date.getDate() + ' ' + MONTHS[date.getMonth()];
}
