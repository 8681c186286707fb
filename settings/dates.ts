import { gettext } from 'i18n';
import { locale } from 'user-settings';
import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { DAY_MINUTES, MINUTE_MS } from '../common/time';

const DATE_FORMAT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };

/** The formats by language tag. Making a formatter takes long. */
const hourFormats: Record<string, 'numeric' | '2-digit'> = {};

/** Hours as the phone's language has them: "07:46" on a clock of 24 hours, "7:46 AM" on one of 12. */
function timeFormat(): Intl.DateTimeFormatOptions {
  const tag = getLanguageTag();
  let hour = hourFormats[tag];
  if (!hour) {
    const { hour12 } = new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions();
    hour = hour12 ? 'numeric' : '2-digit';
    hourFormats[tag] = hour;
  }
  return { hour, minute: '2-digit' };
}

/** "14:42", by the phone's clock. */
export function formatTime(time: number): string {
  return new Date(time).toLocaleString(getLanguageTag(), timeFormat());
}

/** The time, with its day unless that is the day of `now`: "13 Jul, 14:42". */
export function formatDateTime(time: number, now: number): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday
    ? formatTime(time)
    : date.toLocaleString(getLanguageTag(), Object.assign(timeFormat(), DATE_FORMAT));
}

/** "14 Jul". */
export function formatDay(day: DayNumber): string {
  return formatInUtc(day * DAY_MINUTES, DATE_FORMAT);
}

/** "07:15". */
export function formatMinuteOfDay(minute: MinuteOfDay): string {
  return formatInUtc(minute, timeFormat());
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
