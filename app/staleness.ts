import type { DayNumber, MinuteOfDay, Seconds, Snapshot } from '../common/snapshot';

const HOUR: Seconds = 3600;

/** From here on home says how old the data is. */
export const OLD_AFTER: Seconds = 3 * HOUR;
/** What changes through the day no longer speaks for now; the week is slower. */
export const DAY_STALE_AFTER: Seconds = 6 * HOUR;
export const WEEK_STALE_AFTER: Seconds = 12 * HOUR;

const NIGHT_DUE_AT: MinuteOfDay = 11 * 60;
const DROPPED_AFTER_DAYS = 7;

interface Section {
  at: Seconds;
  date?: DayNumber;
}

/** Not last night's, at an hour when last night's should be there. */
export function isNightStale(
  section: { date: DayNumber } | undefined,
  day: DayNumber,
  minute: MinuteOfDay,
): boolean {
  return section !== undefined && section.date < (minute < NIGHT_DUE_AT ? day - 1 : day);
}

/** Last checked longer ago than this. */
export function isStale(section: Section | undefined, after: Seconds, now: Seconds): boolean {
  return section !== undefined && now - section.at > after;
}

/** Forgets the sections that are older than a week: they are no longer worth showing, however grey. */
export function dropOld(snapshot: Snapshot, day: DayNumber, now: Seconds): void {
  for (const name in snapshot) {
    const { at, date } = snapshot[name as keyof Snapshot] as Partial<Section>;
    const days = Math.max(day - (date || day), at ? (now - at) / 86400 : 0);
    if (days > DROPPED_AFTER_DAYS) delete snapshot[name as 'night'];
  }
}

/** When the health service last answered anything, 0: never. It is the newest check of any section. */
export function lastCheck(snapshot: Snapshot): Seconds {
  let newest = 0;
  for (const name in snapshot) {
    const { at } = snapshot[name as keyof Snapshot] as Partial<Section>;
    if (at && at > newest) newest = at;
  }
  return newest;
}
