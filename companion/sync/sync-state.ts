import type { FetchResult, SyncReport } from '../../common/settings-keys';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import { dayOf, minuteOf } from '../dates';
import type { DataSet } from '../sources/health-source';

/** A period without requests. It does not hold before `from`: then the clock was set back. */
export type Backoff = NonNullable<SyncReport['backoff']>;

/** What is known about the syncs of an account. */
export interface SyncState extends SyncReport {
  results: { [D in DataSet]?: FetchResult };
  /** End of the last sync in which something failed, ms. */
  failedAt?: number;
  /**
   * How far the wearer's zone, as the service reports it, is ahead of the phone's, ms; usually 0. The phone's zone
   * follows daylight saving time, which a plain offset from UTC would not.
   */
  zoneShift?: number;
  /** How far the phone's zone was ahead of UTC when the profile was fetched, ms. */
  phoneZone?: number;
}

/** No sync has ever run. */
export const UNSYNCED: SyncState = { results: {} };

/** How the last request for a data set ended; empty where there was none. */
export const resultOf = (results: SyncState['results'], dataSet: DataSet): Partial<FetchResult> =>
  results[dataSet] || {};

/** The wearer's own date and time of day at `now`. */
export const wearerClock = (
  { zoneShift = 0 }: SyncState,
  now: number,
  zoneOffset: (time: number) => number,
): { day: DayNumber; minute: MinuteOfDay } => {
  const wearerTime = now + zoneOffset(now) + zoneShift;
  return { day: dayOf(wearerTime), minute: minuteOf(wearerTime) };
};

/** The backoff that is in force at `now`. */
export const backoffAt = ({ backoff }: SyncState, now: number): Backoff | undefined =>
  backoff && backoff.from <= now && now < backoff.until ? backoff : undefined;

/** When a service that is limited allows the next request, ms; undefined when it is not (`429`). */
export const limitedUntil = (state: SyncState, now: number): number | undefined => {
  const backoff = backoffAt(state, now);
  return backoff && backoff.code === 'rate-limit' ? backoff.until : undefined;
};

/** The wearer's zone at a moment: how far it is ahead of UTC, ms. `readState` returns what is known about it. */
export const wearerZoneOffset =
  (readState: () => SyncState, zoneOffset: (time: number) => number) =>
  (time: number): number =>
    zoneOffset(time) + (readState().zoneShift || 0);
