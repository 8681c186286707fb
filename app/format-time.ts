import { locale } from 'user-settings';
import type { DayNumber, MinuteOfDay, Seconds } from '../common/snapshot';
import { DAY_MINUTES } from '../common/time';
import { isKnown, padTwoDigits } from './format-number';
import { translate } from './i18n';
import { UNKNOWN } from './unknown';
import type { View } from './view';

/** Whether the wearer reads a 12-hour clock. */
export type ClockStyle = Pick<View, 'is12Hour'>;

/** The hour as the wearer reads it: "09" on a 24-hour clock, "9" on a 12-hour one. */
export function formatHour(minute: MinuteOfDay, style: ClockStyle): string {
  const hour = Math.floor(minute / 60);
  return style.is12Hour ? '' + (hour % 12 || 12) : padTwoDigits(hour);
}

/** "07:02", or "7:02" on a 12-hour clock; "—" if unknown. */
export function formatTimeOfDay(minute: MinuteOfDay | undefined, style: ClockStyle): string {
  return isKnown(minute) && minute < DAY_MINUTES
    ? formatHour(minute, style) + ':' + padTwoDigits(minute % 60)
    : UNKNOWN;
}

export function getMinuteOfDay(date: Date): MinuteOfDay {
  return date.getHours() * 60 + date.getMinutes();
}

/** The local time of day of a moment. */
export function formatMoment(moment: Seconds | undefined, style: ClockStyle): string {
  return formatTimeOfDay(moment && getMinuteOfDay(new Date(moment * 1000)), style);
}

/** The time of day at which the state of the account ends by itself. */
export function formatUntil(view: View): string {
  return formatMoment(view.snapshot.account.until, view);
}

/** "TUE". */
export function formatWeekday(day: DayNumber): string {
  return translate('day.' + getWeekday(day));
}

/** 0: Sunday. 1970-01-01 was a Thursday. */
export function getWeekday(day: DayNumber): number {
  return (day + 4) % 7;
}

/** "TUE 14 JUL", and in the United States "TUE JUL 14". */
export function formatDate(date: Date): string {
  const day = translate('dayOfMonth', date.getDate());
  const month = translate('month.' + date.getMonth());
  const isUs = /us$/i.test(locale.language);
  return translate('day.' + date.getDay()) + ' ' + (isUs ? month + ' ' + day : day + ' ' + month);
}
