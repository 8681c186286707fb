import type { DayNumber, MinuteOfDay, NightSection, Seconds, Snapshot } from '../common/snapshot';
import type { Condition } from './condition';

/** What the watch feels; undefined where the sensor is absent, forbidden, or the watch is not worn. */
export interface Live {
  /** Beats a minute. */
  heartRate: number | undefined;
  /** Since midnight. */
  steps: number | undefined;
  /** Active zone minutes since midnight. */
  zoneMinutes: number | undefined;
}

/** All that a page may draw from, as it is at one moment. */
export interface View {
  now: Seconds;
  day: DayNumber;
  minute: MinuteOfDay;
  twelveHourClock: boolean;
  hours: string;
  minutes: string;
  /** "TUE 14 JUL". */
  date: string;
  /** Per cent. */
  battery: number;
  live: Live;
  /** Today's steps by tick of the Rim: see step-buckets.ts. */
  stepBuckets: Uint16Array;

  snapshot: Snapshot | undefined;
  /** When the health service last answered anything. */
  checked: Seconds | undefined;
  /** The snapshot's night, as long as it is worth showing. */
  night: NightSection | undefined;
  nightIsStale: boolean;
  condition: Condition;
  accent: string;
  /** The phone is asking the service right now. */
  syncing: boolean;
}
