import type { DayNumber, MinuteOfDay, NightSection, Seconds, Snapshot } from '../common/snapshot';

/** From here on home says how old the data is. */
export const OLD_AFTER: Seconds = 3 * 3600;

const WEEK_STALE_AFTER: Seconds = 12 * 3600;
const NIGHT_DUE_AT: MinuteOfDay = 11 * 60;
const DROPPED_AFTER_DAYS = 7;

/** After a week a night is no longer shown, however grey. */
export function isNightWorthShowing(night: NightSection, day: DayNumber): boolean {
  return day - night.date <= DROPPED_AFTER_DAYS;
}

/** Not last night's, at an hour when last night's should be there. */
export function isNightStale(night: NightSection, day: DayNumber, minute: MinuteOfDay): boolean {
  return night.date < (minute < NIGHT_DUE_AT ? day - 1 : day);
}

/** A week checked half a day ago no longer speaks for today. */
export function isWeekStale(checked: Seconds, now: Seconds): boolean {
  return now - checked > WEEK_STALE_AFTER;
}

/** When the health service last answered anything, 0: never. It is the newest check of any section. */
export function lastCheck(snapshot: Snapshot | undefined): Seconds {
  let newest = 0;
  for (const name in snapshot) {
    const section = snapshot[name as keyof Snapshot] as { at?: Seconds } | undefined;
    if (section && section.at !== undefined) newest = Math.max(newest, section.at);
  }
  return newest;
}
