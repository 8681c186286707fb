import type { Check, SyncReport } from '../../common/settings-keys';
import type { DataSet } from '../sources/health-source';

/** A stretch of time in which nothing is asked. It is void before `from`: then the clock was set back. */
export type Hold = NonNullable<SyncReport['hold']>;

/** What is known about syncing the account of `origin`. */
export interface SyncState extends SyncReport {
  origin: number;
  checks: { [D in DataSet]?: Check };
  /**
   * How far the wearer's own zone, as the service knows it, is ahead of the phone's, ms. The phone's zone
   * follows daylight saving by itself, which an offset alone would not, and most of the time this is 0.
   */
  zoneShift?: number;
  /** How far the phone's zone was ahead of UTC when the service was asked for the wearer's, ms. */
  phoneZone?: number;
}

/** The state for the account of `origin`; another account's is forgotten. */
export const stateFor = (origin: number, state: SyncState | undefined): SyncState =>
  state && state.origin === origin ? state : { origin, checks: {} };

/** The hold that is in force at `now`. */
export const holdAt = (state: SyncState, now: number): Hold | undefined => {
  const { hold } = state;
  return hold && hold.from <= now && now < hold.until ? hold : undefined;
};
