import { dayNumber } from '../common/calendar';
import type { DayNumber, MinuteOfDay } from '../common/snapshot';

const DAY = 86400000;

/** yyyy-MM-dd. */
export function isoDate(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The calendar date at the beginning of a text such as 2026-07-14 or 2026-07-14T06:58:00.000; undefined where there is none. */
export function readDay(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(T|$)/.exec(text);
  if (!match) return undefined;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDate(day) === text.slice(0, 10) ? day : undefined;
}

/** The time of day in 2026-07-14T06:58:00.000, as it stands there; undefined where there is none. */
export function readMinuteOfDay(text: string): MinuteOfDay | undefined {
  const match = /T(\d\d):(\d\d)/.exec(text);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : 1440;
  return minute < 1440 ? minute : undefined;
}

/** Calendar date and time of day at `time` (ms), in a zone `offset` ms ahead of UTC. */
export function wallClock(time: number, offset: number): { day: DayNumber; minute: MinuteOfDay } {
  const local = time + offset;
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / 60000) };
}
