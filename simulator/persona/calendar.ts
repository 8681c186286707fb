import { IANAZone } from 'luxon';
import { type ZoneOffsets, zoneOffsets } from '../realm/zone-offsets';
import type { Instant } from '../world/clock';

/** A date on a person's own calendar, as days since 1970-01-01. */
export type DayNumber = number;

export const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A person's calendar and wall clock. */
export class Calendar {
  private readonly offsets: ZoneOffsets;

  constructor(readonly zoneName: string) {
    if (!IANAZone.isValidZone(zoneName)) throw new RangeError(`${zoneName} is no time zone`);
    this.offsets = zoneOffsets(zoneName);
  }

  /** Minutes ahead of UTC. */
  offset(t: Instant): number {
    return this.offsets.at(t) / MINUTE;
  }

  dayOf(t: Instant): DayNumber {
    return Math.floor(this.local(t) / DAY);
  }

  /** When the wall clock shows `minute` after midnight of `day`; `minute` may lie outside 0 … 1439. */
  instant(day: DayNumber, minute: number): Instant {
    const wall = day * DAY + minute * MINUTE;
    const guess = wall - this.offset(wall) * MINUTE;
    return wall - this.offset(guess) * MINUTE;
  }

  /** `2026-07-14T07:02:30.000`, what the wall clock shows, without offset. */
  wallText(t: Instant): string {
    return new Date(this.local(t)).toISOString().slice(0, 23);
  }

  private local(t: Instant): number {
    return t + this.offset(t) * MINUTE;
  }
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** `2026-07-14`. */
export function dateText(day: DayNumber): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day that `2026-07-14` names; undefined where it is no date. */
export function readDate(text: string): DayNumber | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  return Number.isNaN(day) || dateText(day) !== text ? undefined : day;
}
