import { locale } from 'user-settings';
import type { DayNumber, MinuteOfDay, Seconds } from '../common/snapshot';
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

/** A moment as the time of its day. */
export function timeOf(moment: Seconds | undefined, style: ClockStyle): string {
  return timeOfDay(moment && minuteOf(new Date(moment * 1000)), style);
}

/** When the account's state ends by itself. */
export function untilTime(view: View): string {
  return timeOf(view.snapshot.account.until, view);
}

/** "TUE". */
export function weekday(day: DayNumber): string {
  return say('day.' + weekdayOf(day));
}

/** Does the wearer's week begin on this day? */
export function isFirstOfWeek(day: DayNumber, { firstDayOfWeek }: View): boolean {
  return weekdayOf(day) === firstDayOfWeek;
}

/** 0: Sunday. 1970-01-01 was a Thursday. */
function weekdayOf(day: DayNumber): number {
  return (day + 4) % 7;
}

/** The weekday of what is not of today. */
export function earlierDay(section: { date: DayNumber } | undefined, today: DayNumber): string {
  return section && section.date !== today ? weekday(section.date) : '';
}

/** "TUE 14 JUL", and in the United States "TUE JUL 14". */
export function dateLine(date: Date): string {
  const day = say('dayOfMonth', String(date.getDate()));
  const month = say('month.' + date.getMonth());
  const weekday = say('day.' + date.getDay());
  return [weekday].concat(/us$/i.test(locale.language) ? [month, day] : [day, month]).join(' ');
}
