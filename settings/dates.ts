import { gettext } from 'i18n';
import { locale } from 'user-settings';
import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { DAY_HOURS, DAY_MINUTES, HOUR_MINUTES, MINUTE_MS } from '../common/time';
import { translate } from './i18n';

/** "5 min ago". A negative age, from before the clock was set back, is just now. */
export function formatTimeAgo(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return translate('ago.now');
  if (minutes < HOUR_MINUTES) return translate('ago.minutes', String(minutes));
  const hours = Math.floor(minutes / HOUR_MINUTES);
  if (hours < 2 * DAY_HOURS) return translate('ago.hours', String(hours));
  return translate('ago.days', String(Math.floor(hours / DAY_HOURS)));
}

const DATE_FORMAT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const TIME_FORMAT: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** "14:42", by the phone's clock. */
export function formatTime(time: number): string {
  return new Date(time).toLocaleString(getLanguageTag(), TIME_FORMAT);
}

/** The time, with its day unless that is the day of `now`: "13 Jul, 14:42". */
export function formatDateTime(time: number, now: number): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday
    ? formatTime(time)
    : date.toLocaleString(getLanguageTag(), Object.assign({}, DATE_FORMAT, TIME_FORMAT));
}

/** "14 Jul". */
export function formatDay(day: DayNumber): string {
  return formatInUtc(day * DAY_MINUTES, DATE_FORMAT);
}

/** "07:15". */
export function formatMinuteOfDay(minute: MinuteOfDay): string {
  return formatInUtc(minute, TIME_FORMAT);
}

/** Days and minutes are in the wearer's own zone, so the phone's zone must not change them. */
function formatInUtc(minute: number, format: Intl.DateTimeFormatOptions): string {
  return new Date(minute * MINUTE_MS).toLocaleString(
    getLanguageTag(),
    Object.assign({ timeZone: 'UTC' }, format),
  );
}

/** The phone's language and country, or the language of the words when the phone's is not available. */
function getLanguageTag(): string {
  const words = gettext('language');
  const phone = locale.language.replace('_', '-');
  return phone.indexOf(words) === 0 ? phone : words;
}
