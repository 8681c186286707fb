import { toLocalDayNumber } from '../common/calendar';
import {
  type BodySection,
  type DayNumber,
  type MinuteOfDay,
  type Seconds,
  type SleepSection,
  type Snapshot,
  WEIGHT_POINT_COUNT,
} from '../common/snapshot';
import { DAY_S, HOUR_S, MINUTE_S } from '../common/time';
import { WAKE_INTERVAL_S } from '../common/wake-interval';
import { abs } from './math';
import type { View } from './view';

/** Age from which a section is stale. What is measured at night is not listed: it goes by its date. */
const STALE_AFTER_S: Partial<Record<keyof Snapshot, Seconds>> = {
  week: 12 * HOUR_S,
  body: 6 * HOUR_S,
  friends: 6 * HOUR_S,
  devices: 6 * HOUR_S,
};

/** The time of the day from which last night's data should be there. */
const SLEEP_DUE_MINUTE: MinuteOfDay = 11 * 60;
/** Data is kept this long; a weight as long as its curve. */
export const MAX_AGE_DAYS = 7;
const REQUEST_INTERVAL_S: Seconds = 5 * MINUTE_S;

type StalenessView = Pick<View, 'snapshot' | 'now' | 'day' | 'minute'>;

/**
 * When a section was last checked, and the day of its data. Of one that is too old to show only its last day is left.
 */
interface SectionAge {
  at?: Seconds;
  date?: DayNumber;
  lastDay?: DayNumber;
  /** Only the section `recovery` has it. */
  hrv?: unknown;
}

/** The age of a section, or of whatever is in its place. */
export function getSectionAge(section: unknown): SectionAge {
  return Object(section);
}

/**
 * Whether a section was checked too long ago. A section of a night is stale when it is not of last night, at an
 * hour when that should be there. An absent section is not stale.
 */
export function isSectionStale(name: keyof Snapshot, view: StalenessView): boolean {
  const age = getSectionAge(view.snapshot[name]);
  const staleAfter = STALE_AFTER_S[name];
  const dueDate = view.minute < SLEEP_DUE_MINUTE ? view.day - 1 : view.day;
  // The casts: the age of an absent section is NaN, and neither above nor below anything.
  return staleAfter ? view.now - (age.at as number) > staleAfter : (age.date as number) < dueDate;
}

/** How many days ago the wearer weighed themselves last; at least `WEIGHT_POINT_COUNT` where the curve has no day. */
export function getWeightAge(body: Partial<BodySection>, day: DayNumber): number {
  // The cast: a curve without a date is of no day.
  return day - (body.date as number) + WEIGHT_POINT_COUNT - (body.points || []).length;
}

/**
 * Takes the data out of the sections of the snapshot that are older than a week. Returns when the health service last
 * returned data: the newest check of any section, those included; 0: never.
 */
export function dropOldSections(snapshot: Snapshot, day: DayNumber, now: Seconds): Seconds {
  let newest = 0;
  for (const name in snapshot) {
    // The casts: only sections have an age, and all of them are optional, as `sleep` is. Anything else is of age NaN,
    // which is neither newer nor old.
    const { at, date } = getSectionAge(snapshot[name as 'sleep']) as { at: Seconds; date?: DayNumber };
    if (at > newest) newest = at;
    const isOld = day - (date || day) > MAX_AGE_DAYS || now - at > MAX_AGE_DAYS * DAY_S;
    // The cast: an old section is there.
    if (
      isOld &&
      !(name === 'body' && getWeightAge(snapshot[name] as BodySection, day) < WEIGHT_POINT_COUNT)
    ) {
      // The cast: a section without its fields has no data.
      snapshot[name as 'sleep'] = {
        lastDay: date || toLocalDayNumber(new Date(at * 1000)),
      } as SectionAge as SleepSection;
    }
  }
  return newest;
}

/**
 * Whether to request a sync from the phone: the data is old, and no request went out shortly before. 0 is never.
 * A time in the future was written before the clock was set back, so it counts as old.
 */
export function isRefreshDue(view: Pick<View, 'now' | 'checkedAt'>, requestedAt: Seconds): boolean {
  return (
    abs(view.now - view.checkedAt) >= WAKE_INTERVAL_S && abs(view.now - requestedAt) >= REQUEST_INTERVAL_S
  );
}
