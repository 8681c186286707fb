import type { ResultCode } from '../../common/result-codes';
import type { DataSet } from '../sources/health-source';

/** How the last call for a data set ended, good or bad. */
export interface Check {
  /** ms. */
  tried: number;
  code: ResultCode;
}

/** A stretch of time in which nothing is asked. It is void before `from`: then the clock was set back. */
export interface Hold {
  from: number;
  until: number;
  code: ResultCode;
}

/** What is known about syncing the account of `origin`. */
export interface SyncState {
  origin: number;
  checks: { [D in DataSet]?: Check };
  hold?: Hold;
  /** Requests that the service still allows in this hour. */
  remaining?: number;
  /** End of the last sync that was tried, ms. */
  lastSync?: number;
  /** How it ended, or how the last try to sign in did. */
  result?: ResultCode;
  /**
   * How far the wearer's own zone, as the service knows it, is ahead of the phone's, ms. The phone's zone
   * follows daylight saving by itself, which an offset alone would not, and most of the time this is 0.
   */
  zoneShift?: number;
}

/** The state for the account of `origin`; another account's is forgotten. */
export function stateFor(origin: number, state: SyncState | undefined): SyncState {
  return state && state.origin === origin ? state : { origin, checks: {} };
}

/** The hold that is in force at `now`. */
export function holdAt(state: SyncState, now: number): Hold | undefined {
  const { hold } = state;
  return hold && hold.from <= now && now < hold.until ? hold : undefined;
}
