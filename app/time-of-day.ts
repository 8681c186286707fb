import type { MinuteOfDay } from '../common/snapshot';
import { say, UNKNOWN } from './copy';
import { twoDigits } from './figures';
import type { View } from './view';

/** How the wearer wants the time told. */
export type ClockStyle = Pick<View, 'twelveHourClock'>;

/** The hour as the wearer reads it: "09" on a 24-hour clock, "9" on a 12-hour one. */
export function hourOf(minute: MinuteOfDay, { twelveHourClock }: ClockStyle): string {
  const hour = Math.floor(minute / 60);
  return twelveHourClock ? String(hour % 12 || 12) : twoDigits(hour);
}

/** "07:02", or "7:02" on a 12-hour clock; "—" where it is not known. */
export function timeOfDay(minute: MinuteOfDay | undefined, style: ClockStyle): string {
  return minute === undefined ? UNKNOWN : hourOf(minute, style) + ':' + twoDigits(minute % 60);
}

export function minuteOf(date: Date): MinuteOfDay {
  return date.getHours() * 60 + date.getMinutes();
}

/** "TUE 14 JUL". */
export function dateLine(date: Date): string {
  return say('day.' + date.getDay()) + ' ' + date.getDate() + ' ' + say('month.' + date.getMonth());
}
