import type { DayNumber, MinuteOfDay, Seconds } from '../common/snapshot';
import { DAY_MINUTES, DAY_MS, HOUR_MINUTES, MINUTE_MS, SECOND_MS } from '../common/time';
import { floor } from './math';

/** `Date.parse` by a name that minification shortens; see math.ts. */
export const { parse: parseTime } = Date;

/** yyyy-MM-dd. */
export const isoDate = (day: DayNumber): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * The calendar date at the start of a text such as 2026-07-14 or 2026-07-14T06:58:00.000; undefined when there is none.
 */
export const readDay = (text: string): DayNumber | undefined => {
  const date = text.slice(0, 10);
  const day = parseTime(date) / DAY_MS;
  // Phones differ in how they parse 2026-02-30 or 2026-7-1. A date is what is written the same way again.
  return day >= 0 && isoDate(day) === date ? day : undefined;
};

/** The time of day in 2026-07-14T06:58:00.000 or 06:58:00, without any conversion; undefined when there is none. */
export const readMinuteOfDay = (text: string): MinuteOfDay | undefined => {
  const [, hours, minutes] = /(?:T|^)(\d\d):(\d\d)/.exec(text) || [];
  const minute = Number(hours) * HOUR_MINUTES + Number(minutes);
  // Not a number is less than nothing.
  return minute < DAY_MINUTES ? minute : undefined;
};

/** The date of a wall clock: ms since 1970, as if the clock showed UTC. */
export const dayOf = (wallTime: number): DayNumber => floor(wallTime / DAY_MS);

/** The time of day of a wall clock; see `dayOf`. */
export const minuteOf = (wallTime: number): MinuteOfDay =>
  floor(wallTime / MINUTE_MS) - dayOf(wallTime) * DAY_MINUTES;

export const toSeconds = (ms: number): Seconds => floor(ms / SECOND_MS);
