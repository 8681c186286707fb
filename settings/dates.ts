import { gettext } from 'i18n';
import { locale } from 'user-settings';
import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { say } from './say';

const MINUTE = 60000;

/** "5 min ago"; a time ahead of the clock, which was set back since, is just now. */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return say('ago.now');
  if (minutes < 60) return say('ago.minutes', String(minutes));
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return say('ago.hours', String(hours));
  return say('ago.days', String(Math.floor(hours / 24)));
}

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** "14:42", by the phone's clock. */
export function timeOf(time: number): string {
  return new Date(time).toLocaleString(tag(), TIME);
}

/** The same, or with its day where that is not the day of `now`: "13 Jul, 14:42". */
export function moment(time: number, now: number): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday ? timeOf(time) : date.toLocaleString(tag(), Object.assign({}, DAY, TIME));
}

/** "14 Jul". */
export function dateInWords(day: DayNumber): string {
  return inUtc(day * 1440, DAY);
}

/** "07:15". */
export function timeInWords(minute: MinuteOfDay): string {
  return inUtc(minute, TIME);
}

/** Days and minutes are the wearer's own, in whatever zone the phone is. */
function inUtc(minute: number, form: Intl.DateTimeFormatOptions): string {
  return new Date(minute * MINUTE).toLocaleString(tag(), Object.assign({ timeZone: 'UTC' }, form));
}

/** The phone's language and country, or the language of the words where they are not in the phone's. */
function tag(): string {
  const words = gettext('language');
  const phone = locale.language.replace('_', '-');
  return phone.indexOf(words) === 0 ? phone : words;
}
