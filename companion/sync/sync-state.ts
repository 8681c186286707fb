import type { FetchResult, SyncReport } from '../../common/settings-keys';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import { DAY_MS, MINUTE_MS } from '../../common/time';
import type { DataSet } from '../sources/health-source';

/** A period without requests. It does not hold before `from`: then the clock was set back. */
export type Backoff = NonNullable<SyncReport['backoff']>;

/** What is known about the syncs of an account. */
export interface SyncState extends SyncReport {
  fetchResults: { [D in DataSet]?: FetchResult };
  /** End of the last sync in which something failed, ms. */
  lastFailureAt?: number;
  /**
   * How far the wearer's zone, as the service reports it, is ahead of the phone's, ms; usually 0. The phone's zone follows
   * daylight saving time, which a plain offset from UTC would not.
   */
  zoneShift?: number;
  /** How far the phone's zone was ahead of UTC when the profile was fetched, ms. */
  phoneZoneOffset?: number;
}

/** No sync has ever run. */
export const UNSYNCED: SyncState = { fetchResults: {} };

/** The wearer's own date and time of day at `now`. */
export const wearerClock = (
  { zoneShift = 0 }: SyncState,
  now: number,
  zoneOffset: (time: number) => number,
): { day: DayNumber; minute: MinuteOfDay } => {
  const wearerTime = now + zoneOffset(now) + zoneShift;
  const day = Math.floor(wearerTime / DAY_MS);
  return { day, minute: Math.floor((wearerTime - day * DAY_MS) / MINUTE_MS) };
};

/** The backoff that is in force at `now`. */
export const backoffAt = ({ backoff }: SyncState, now: number): Backoff | undefined =>
  backoff && backoff.from <= now && now < backoff.until ? backoff : undefined;

/** The wearer's zone at a moment: how far it is ahead of UTC, ms. `readState` returns what is known about it. */
export const wearerZoneOffset =
  (readState: () => SyncState, zoneOffset: (time: number) => number) =>
  (time: number): number =>
    zoneOffset(time) + (readState().zoneShift || 0);
