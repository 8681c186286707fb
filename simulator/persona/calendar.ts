import { IANAZone } from 'luxon';
import { type ZoneOffsets, zoneOffsets } from '../realm/zone-offsets';
import type { Instant } from '../world/clock';
import { DAY_MINUTES, DAY_MS, MINUTE_MS } from '../world/duration';

/** A date on a person's own calendar, as days since 1970-01-01. */
export type DayNumber = number;

/** Minutes after midnight of a day; below 0 is the evening before, from 1440 the night after. */
export type WallMinute = number;

/** A stretch of a day by the wall clock. */
export interface WallSpan {
  from: WallMinute;
  to: WallMinute;
}

/** A stretch of real time. */
export interface Span {
  start: Instant;
  end: Instant;
}

/** A person's calendar and wall clock. */
export class Calendar {
  private readonly offsets: ZoneOffsets;

  constructor(readonly zoneName: string) {
    // `create` keeps the zones that it found, and each world has a calendar.
    if (!IANAZone.create(zoneName).isValid) throw new RangeError(`${zoneName} is no time zone`);
    this.offsets = zoneOffsets(zoneName);
  }

  /** Minutes ahead of UTC. */
  offsetMinutes(t: Instant): number {
    return this.offsets.offsetAt(t) / MINUTE_MS;
  }

  /** The day that the wall clock shows. */
  dayOf(t: Instant): DayNumber {
    return Math.floor(this.toLocal(t) / DAY_MS);
  }

  /** When the wall clock shows `minute` of `day`. */
  toInstant(day: DayNumber, minute: WallMinute): Instant {
    const wall = day * DAY_MS + minute * MINUTE_MS;
    const guess = wall - this.offsetMinutes(wall) * MINUTE_MS;
    return wall - this.offsetMinutes(guess) * MINUTE_MS;
  }

  /** When the wall clock shows both ends of `span`. */
  toSpan(day: DayNumber, { from, to }: WallSpan): Span {
    return { start: this.toInstant(day, from), end: this.toInstant(day, to) };
  }

  /** From midnight to midnight. */
  spanOfDay(day: DayNumber): Span {
    return this.toSpan(day, { from: 0, to: DAY_MINUTES });
  }

  /** `2026-07-14T07:02:30.000`, what the wall clock shows, without offset. */
  formatWallTime(t: Instant): string {
    return new Date(this.toLocal(t)).toISOString().slice(0, 23);
  }

  private toLocal(t: Instant): number {
    return t + this.offsetMinutes(t) * MINUTE_MS;
  }
}

export const FRIDAY = 4;
export const SATURDAY = 5;
export const SUNDAY = 6;

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** `2026-07-14`. */
export function formatIsoDate(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day that `2026-07-14` names; undefined where it is no date. */
export function parseIsoDate(text: string): DayNumber | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / DAY_MS;
  return Number.isNaN(day) || formatIsoDate(day) !== text ? undefined : day;
}
