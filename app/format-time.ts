import { locale, preferences } from 'user-settings';
import type { DayNumber, MinuteOfDay, Seconds } from '../common/snapshot';
import { DAY_MINUTES } from '../common/time';
import { isKnown, padTwoDigits } from './format-number';
import { translate } from './i18n';
import { floor } from './math';
import { UNKNOWN } from './unknown';
import type { View } from './view';

/** Whether the wearer reads a 12-hour clock. Read each time, because the watch does not report changes of settings. */
function isTwelveHour(): boolean {
  return preferences.clockDisplay === '12h';
}

/** The hour as the wearer reads it: "09" on a 24-hour clock, "9" on a 12-hour one. */
export function formatHour(minute: MinuteOfDay): string {
  const hour = floor(minute / 60);
  return isTwelveHour() ? '' + (hour % 12 || 12) : padTwoDigits(hour);
}

/** "AM" or "PM" on a 12-hour clock, otherwise '', and of an unknown time. */
export function formatHalfDay(minute: MinuteOfDay | undefined): string {
  return isTwelveHour() && isKnown(minute) ? translate(minute < DAY_MINUTES / 2 ? 'am' : 'pm') : '';
}

/** "07:02", or "7:02" on a 12-hour clock; "—" if unknown. */
export function formatTimeOfDay(minute: MinuteOfDay | undefined): string {
  return isKnown(minute) && minute < DAY_MINUTES
    ? formatHour(minute) + ':' + padTwoDigits(minute % 60)
    : UNKNOWN;
}

export function getMinuteOfDay(date: Date): MinuteOfDay {
  return date.getHours() * 60 + date.getMinutes();
}

/** The local time of day of a moment, in a sentence: "14:55" or "2:55 PM"; "—" if unknown. */
export function formatMoment(moment: Seconds | undefined): string {
  if (!moment) return UNKNOWN;
  const minute = getMinuteOfDay(new Date(moment * 1000));
  return (formatTimeOfDay(minute) + ' ' + formatHalfDay(minute)).trim();
}

/** The time of day at which the state of the account ends by itself. */
export function formatUntil(view: View): string {
  return formatMoment(view.snapshot.account.until);
}

/** "TUE" with the prefix `day.`; in a sentence "Tue", with `short.day.`. */
export function formatWeekday(prefix: 'day.' | 'short.day.', day: DayNumber): string {
  // 0 is a Sunday; 1970-01-01 was a Thursday.
  return translate(prefix + ((day + 4) % 7));
}

/** "14 Jul" in a sentence, and in the United States "Jul 14". */
export function formatPastDay(day: DayNumber): string {
  // The first day of this calendar was 1970-01-01, in any zone.
  return formatDayAndMonth(new Date(1970, 0, day + 1), 'short.month.');
}

/** "14 JUL", and in the United States "JUL 14"; without a prefix the day alone. */
function formatDayAndMonth(date: Date, monthPrefix: 'month.' | 'short.month.' | ''): string {
  const day = translate('dayOfMonth', date.getDate());
  const month = monthPrefix && translate(monthPrefix + date.getMonth());
  return /us$/i.test(locale.language) ? month + ' ' + day : day + ' ' + month;
}

/** "TUE 14 JUL"; short: "TUE 14". */
export function formatDate(date: Date, isShort?: unknown): string {
  return translate('day.' + date.getDay()) + ' ' + formatDayAndMonth(date, isShort ? '' : 'month.').trim();
}
