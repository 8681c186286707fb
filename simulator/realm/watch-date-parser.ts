import { HOUR_MS, MINUTE_MS } from '../world/duration';
import { once } from '../world/once';
import type { DateParser } from './date-parser';
import type { ZoneOffsets } from './zone-offsets';

const ISO =
  /^(\d{4}|\+\d{6}|-(?!000000)\d{6})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?(Z|[+-]\d\d:\d\d)?)?$/;
const DAYS = 'Sun|Mon|Tue|Wed|Thu|Fri|Sat';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = MONTHS.join('|');
/** `Tue Jul 14 2026 14:42:00 GMT+0200` */
const LOCAL_STRING = new RegExp(
  `^(?:${DAYS}) (${MONTH}) (\\d\\d) (\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d) GMT([+-]\\d{4})$`,
);
/** `Tue, 14 Jul 2026 12:42:00 GMT` */
const UTC_STRING = new RegExp(`^(?:${DAYS}), (\\d\\d) (${MONTH}) (\\d{4}) (\\d\\d):(\\d\\d):(\\d\\d) GMT$`);

/** A time of day from hours, minutes, seconds and milliseconds; NaN out of their ranges. */
type TimeFields = readonly [hours: number, minutes: number, seconds: number, ms: number];

/**
 * Parses as JerryScript does: its ISO form and what its own `toString` and `toUTCString` write. Everything else is NaN
 * (jerryscript#2946, ecma-builtin-date.c). A time without a zone is local time, with a warning: JerryScript took it as
 * UTC until October 2020 (jerryscript#4249), and which of the two a watch has is not known.
 */
export function createWatchDateParser(zone: () => ZoneOffsets, warn: (text: string) => void): DateParser {
  const warnOnce = once((_kind: 'unreadable' | 'without a zone', text: string) => warn(text));
  return {
    parse(text) {
      const iso = ISO.exec(text);
      if (iso) return parseIso(iso);
      const local = LOCAL_STRING.exec(text);
      if (local) {
        const [, month, day, year, hours, minutes, seconds, offset = ''] = local;
        return utcTime([year, month, day], [hours, minutes, seconds]) - parseOffset(offset);
      }
      const utc = UTC_STRING.exec(text);
      if (utc) {
        const [, day, month, year, hours, minutes, seconds] = utc;
        return utcTime([year, month, day], [hours, minutes, seconds]);
      }
      warnOnce(
        'unreadable',
        `Date: a watch does not read "${shorten(text)}": only ISO 8601 and what its own toString writes`,
      );
      return Number.NaN;
    },
  };

  function parseIso([
    text,
    year,
    month = '01',
    day = '01',
    hours,
    minutes,
    ...rest
  ]: RegExpExecArray): number {
    const date = makeDay(Number(year), Number(month) - 1, Number(day));
    if (hours === undefined) return date;
    const [seconds = '0', ms = '0', offset] = rest;
    const time = date + makeTime([Number(hours), Number(minutes), Number(seconds), Number(ms)]);
    if (offset === 'Z') return time;
    if (offset !== undefined) return time - parseOffset(offset);
    warnOnce(
      'without a zone',
      `Date: "${shorten(text)}" has no zone: here it is local time, a watch may read it as UTC`,
    );
    return zone().toInstant(time);
  }
}

type Texts = readonly (string | undefined)[];

function utcTime([year, month = '', day]: Texts, [hours, minutes, seconds]: Texts): number {
  const date = makeDay(Number(year), MONTHS.indexOf(month), Number(day));
  return date + makeTime([Number(hours), Number(minutes), Number(seconds), 0]);
}

/** A day that the month does not have is one of the next month, as in JerryScript. */
function makeDay(year: number, month: number, day: number): number {
  if (month < 0 || month > 11 || day < 1 || day > 31) return Number.NaN;
  // Date.UTC takes the years 0 to 99 for those of the last century.
  return new Date(0).setUTCFullYear(year, month, day);
}

function makeTime([hours, minutes, seconds, ms]: TimeFields): number {
  const isEndOfDay = hours === 24 && minutes === 0 && seconds === 0 && ms === 0;
  if ((hours > 23 && !isEndOfDay) || minutes > 59 || seconds > 59) return Number.NaN;
  return hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000 + ms;
}

/** `+02:00` or `+0200` in milliseconds. */
function parseOffset(text: string): number {
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (hours * HOUR_MS + minutes * MINUTE_MS) * (text.startsWith('-') ? -1 : 1);
}

const MAX_QUOTED_CHARACTERS = 40;

const shorten = (text: string): string =>
  text.length > MAX_QUOTED_CHARACTERS ? `${text.slice(0, MAX_QUOTED_CHARACTERS)}…` : text;
