import type { MinuteOfDay, Seconds, Snapshot } from '../common/snapshot';
import { EMPTY_SECTION, type View } from './view';

const HOUR_S: Seconds = 3600;

/** What changes through the day no longer speaks for now; the week is slower. The night has a date instead. */
const STALE_AFTER_S: Partial<Record<keyof Snapshot, Seconds>> = {
  week: 12 * HOUR_S,
  body: 6 * HOUR_S,
  friends: 6 * HOUR_S,
  devices: 6 * HOUR_S,
};

const SLEEP_DUE_MINUTE: MinuteOfDay = 11 * 60;
const MAX_AGE_DAYS = 7;

type StalenessView = Pick<View, 'snapshot' | 'now' | 'day' | 'minute'>;

/** What a section, or what stands in its place, tells of its age. All comparisons with what is missing are false. */
interface SectionAge {
  at: number;
  date: number;
}

function getSectionAge(name: string, snapshot: Snapshot): SectionAge {
  return (snapshot[name as keyof Snapshot] || EMPTY_SECTION) as unknown as SectionAge;
}

/** Last checked too long ago; of a night: not last night's, at an hour when last night's should be there. */
export function isSectionStale(name: keyof Snapshot, { snapshot, now, day, minute }: StalenessView): boolean {
  const { at, date } = getSectionAge(name, snapshot);
  const staleAfter = STALE_AFTER_S[name];
  return staleAfter ? now - at > staleAfter : date < (minute < SLEEP_DUE_MINUTE ? day - 1 : day);
}

/**
 * Forgets the sections that are older than a week: they are no longer worth showing, however grey. Returns
 * when the health service last answered anything, 0: never. It is the newest check of any section.
 */
export function dropOldSections(snapshot: Snapshot, day: number, now: Seconds): Seconds {
  let newest = 0;
  for (const name in snapshot) {
    const { at, date } = getSectionAge(name, snapshot);
    if (at > newest) newest = at;
    if (day - date > MAX_AGE_DAYS || now - at > MAX_AGE_DAYS * 24 * HOUR_S) {
      delete snapshot[name as 'sleep'];
    }
  }
  return newest;
}
