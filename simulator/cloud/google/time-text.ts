import { type Calendar, type DayNumber, formatIsoDate, parseIsoDate } from '../../persona/calendar';
import type { Instant } from '../../world/clock';

/** `2026-07-14T05:02:30Z`. */
export function timestamp(t: Instant): string {
  return new Date(t).toISOString().replace('.000Z', 'Z');
}

/** The instant that an RFC 3339 text names; undefined where it names none. */
export function readTimestamp(text: string): Instant | undefined {
  const form = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;
  const t = form.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(t) ? undefined : t;
}

/** `2026-07-14T07:02:30` of a date with or without time; undefined where it is neither. */
export function readCivil(text: string): string | undefined {
  const [, date = '', time = 'T00:00:00'] =
    /^([\d-]+)(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/.exec(text) ?? [];
  return parseIsoDate(date) === undefined ? undefined : date + time;
}

/** What the wall clock showed, `2026-07-14T07:02:30`: texts that sort as the times do. */
export function civilText(calendar: Calendar, t: Instant): string {
  return calendar.formatWallTime(t).slice(0, 19);
}

/** Minutes ahead of UTC as a duration, `7200s`. */
export function offsetText(calendar: Calendar, t: Instant): string {
  return `${calendar.offsetMinutes(t) * 60}s`;
}

/** A google.type.Date. */
export function dateObject(day: DayNumber): { year: number; month: number; day: number } {
  const [year = 0, month = 0, ofMonth = 0] = formatIsoDate(day).split('-').map(Number);
  return { year, month, day: ofMonth };
}

/** A CivilDateTime. Nothing is said of hours, minutes and seconds that are zero: at midnight `time` is empty. */
export function civilObject(calendar: Calendar, t: Instant): object {
  const [date = '', time = ''] = civilText(calendar, t).split('T');
  const [hours, minutes, seconds] = time.split(':').map(Number);
  return {
    date: dateObject(parseIsoDate(date) ?? 0),
    time: {
      ...(hours ? { hours } : {}),
      ...(minutes ? { minutes } : {}),
      ...(seconds ? { seconds } : {}),
    },
  };
}

/** When something was: instants, and how far the wall clock was ahead of UTC at each. */
export function intervalObject(calendar: Calendar, start: Instant, end: Instant): object {
  return {
    startTime: timestamp(start),
    startUtcOffset: offsetText(calendar, start),
    endTime: timestamp(end),
    endUtcOffset: offsetText(calendar, end),
  };
}

/** The same with what the wall clock showed. */
export function civilIntervalObject(calendar: Calendar, start: Instant, end: Instant): object {
  return {
    ...intervalObject(calendar, start, end),
    civilStartTime: civilObject(calendar, start),
    civilEndTime: civilObject(calendar, end),
  };
}

/** When a sample was taken. */
export function sampleTimeObject(calendar: Calendar, t: Instant): object {
  return {
    physicalTime: timestamp(t),
    utcOffset: offsetText(calendar, t),
    civilTime: civilObject(calendar, t),
  };
}
