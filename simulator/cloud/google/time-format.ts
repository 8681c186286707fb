import {
  type Calendar,
  type DayNumber,
  formatIsoDate,
  parseIsoDate,
  type Span,
} from '../../persona/calendar';
import type { Instant } from '../../world/clock';
import { MINUTE_S } from '../../world/duration';

/** `2026-07-14T05:02:30Z`. */
export function formatTimestamp(t: Instant): string {
  return new Date(t).toISOString().replace('.000Z', 'Z');
}

/** The instant of an RFC 3339 text; undefined for any other text. */
export function parseTimestamp(text: string): Instant | undefined {
  const form = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;
  const t = form.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(t) ? undefined : t;
}

/** `2026-07-14T07:02:30` of a date with or without time; undefined for any other text. */
export function parseCivilTime(text: string): string | undefined {
  const [, date = '', time = 'T00:00:00'] =
    /^([\d-]+)(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/.exec(text) ?? [];
  return parseIsoDate(date) === undefined ? undefined : date + time;
}

/** The wall clock's time, `2026-07-14T07:02:30`. The texts sort as the times do. */
export function formatCivilTime(calendar: Calendar, t: Instant): string {
  return calendar.formatWallTime(t).slice(0, 19);
}

/** The offset from UTC as a duration, `7200s`. */
export function formatUtcOffset(calendar: Calendar, t: Instant): string {
  return `${calendar.offsetMinutes(t) * MINUTE_S}s`;
}

/** A google.type.Date. */
export function toDateObject(day: DayNumber): { year: number; month: number; day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = formatIsoDate(day).split('-').map(Number);
  return { year, month, day: dayOfMonth };
}

/** A CivilDateTime. Hours, minutes and seconds that are zero are absent, so that `time` is empty at midnight. */
export function toCivilDateTime(calendar: Calendar, t: Instant): object {
  const [date = '', time = ''] = formatCivilTime(calendar, t).split('T');
  const [hours, minutes, seconds] = time.split(':').map(Number);
  return {
    date: toDateObject(parseIsoDate(date) ?? 0),
    time: {
      ...(hours ? { hours } : {}),
      ...(minutes ? { minutes } : {}),
      ...(seconds ? { seconds } : {}),
    },
  };
}

/** Both ends of a span, each with the offset from UTC. */
export function toInterval(calendar: Calendar, { start, end }: Span): object {
  return {
    startTime: formatTimestamp(start),
    startUtcOffset: formatUtcOffset(calendar, start),
    endTime: formatTimestamp(end),
    endUtcOffset: formatUtcOffset(calendar, end),
  };
}

/** An interval with the wall clock's times as well. */
export function toCivilInterval(calendar: Calendar, span: Span): object {
  return {
    ...toInterval(calendar, span),
    civilStartTime: toCivilDateTime(calendar, span.start),
    civilEndTime: toCivilDateTime(calendar, span.end),
  };
}

/** When a sample was taken. */
export function toSampleTime(calendar: Calendar, t: Instant): object {
  return {
    physicalTime: formatTimestamp(t),
    utcOffset: formatUtcOffset(calendar, t),
    civilTime: toCivilDateTime(calendar, t),
  };
}
