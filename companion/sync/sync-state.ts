import type { FetchResult, SyncReport } from '../../common/settings-keys';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import { DAY_MS } from '../dates';
import type { DataSet } from '../sources/health-source';

/** A stretch of time in which nothing is asked. It is void before `from`: then the clock was set back. */
export type Backoff = NonNullable<SyncReport['backoff']>;

/** What is known about syncing an account. */
export interface SyncState extends SyncReport {
  fetchResults: { [D in DataSet]?: FetchResult };
  /**
   * How far the wearer's own zone, as the service knows it, is ahead of the phone's, ms. The phone's zone
   * follows daylight saving by itself, which an offset alone would not, and most of the time this is 0.
   */
  zoneShift?: number;
  /** How far the phone's zone was ahead of UTC when the service was asked for the wearer's, ms. */
  phoneZoneOffset?: number;
}

/** Nothing was ever asked. */
export const UNSYNCED: SyncState = { fetchResults: {} };

/** The wearer's own date and time of day at `now`. */
export const wearerClock = (
  { zoneShift = 0 }: SyncState,
  now: number,
  zoneOffset: (time: number) => number,
): { day: DayNumber; minute: MinuteOfDay } => {
  const wearerTime = now + zoneOffset(now) + zoneShift;
  const day = Math.floor(wearerTime / DAY_MS);
  return { day, minute: Math.floor((wearerTime - day * DAY_MS) / 60000) };
};

/** The backoff that is in force at `now`. */
export const backoffAt = ({ backoff }: SyncState, now: number): Backoff | undefined =>
  backoff && backoff.from <= now && now < backoff.until ? backoff : undefined;
