import type { MinuteOfDay, Seconds, Snapshot } from '../common/snapshot';
import { EMPTY_SECTION, type View } from './view';

const HOUR: Seconds = 3600;

/** What changes through the day no longer speaks for now; the week is slower. The night has a date instead. */
const STALE_AFTER: Partial<Record<keyof Snapshot, Seconds>> = {
  week: 12 * HOUR,
  body: 6 * HOUR,
  friends: 6 * HOUR,
  devices: 6 * HOUR,
};

const NIGHT_DUE_AT: MinuteOfDay = 11 * 60;
const DROPPED_AFTER_DAYS = 7;

type Moment = Pick<View, 'snapshot' | 'now' | 'day' | 'minute'>;

/** What a section, or what stands in its place, tells of its age. All comparisons with what is missing are false. */
interface Age {
  at: number;
  date: number;
}

function ageOf(name: string, snapshot: Snapshot): Age {
  return (snapshot[name as keyof Snapshot] || EMPTY_SECTION) as unknown as Age;
}

/** Last checked too long ago; of a night: not last night's, at an hour when last night's should be there. */
export function isSectionStale(name: keyof Snapshot, { snapshot, now, day, minute }: Moment): boolean {
  const { at, date } = ageOf(name, snapshot);
  const after = STALE_AFTER[name];
  return after ? now - at > after : date < (minute < NIGHT_DUE_AT ? day - 1 : day);
}

/**
 * Forgets the sections that are older than a week: they are no longer worth showing, however grey. Returns
 * when the health service last answered anything, 0: never. It is the newest check of any section.
 */
export function dropOld(snapshot: Snapshot, day: number, now: Seconds): Seconds {
  let newest = 0;
  for (const name in snapshot) {
    const { at, date } = ageOf(name, snapshot);
    if (at > newest) newest = at;
    if (day - date > DROPPED_AFTER_DAYS || now - at > DROPPED_AFTER_DAYS * 24 * HOUR) {
      delete snapshot[name as 'sleep'];
    }
  }
  return newest;
}
