import type { Check, SyncReport } from '../../common/settings-keys';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import { DAY } from '../dates';
import type { DataSet } from '../sources/health-source';

/** A stretch of time in which nothing is asked. It is void before `from`: then the clock was set back. */
export type Hold = NonNullable<SyncReport['hold']>;

/** What is known about syncing an account. */
export interface SyncState extends SyncReport {
  checks: { [D in DataSet]?: Check };
  /**
   * How far the wearer's own zone, as the service knows it, is ahead of the phone's, ms. The phone's zone
   * follows daylight saving by itself, which an offset alone would not, and most of the time this is 0.
   */
  zoneShift?: number;
  /** How far the phone's zone was ahead of UTC when the service was asked for the wearer's, ms. */
  phoneZone?: number;
}

/** Nothing was ever asked. */
export const UNSYNCED: SyncState = { checks: {} };

/** The wearer's own date and time of day at `now`. */
export const wearerClock = (
  { zoneShift = 0 }: SyncState,
  now: number,
  zoneOffset: (time: number) => number,
): { day: DayNumber; minute: MinuteOfDay } => {
  const local = now + zoneOffset(now) + zoneShift;
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / 60000) };
};

/** The hold that is in force at `now`. */
export const holdAt = ({ hold }: SyncState, now: number): Hold | undefined =>
  hold && hold.from <= now && now < hold.until ? hold : undefined;
