import type { DayNumber, MinuteOfDay, NightSection, Seconds, Snapshot } from '../common/snapshot';
import type { Condition } from './condition';
import type { StepBuckets } from './step-buckets';

/** What the watch feels; undefined where the sensor is absent, forbidden, or the watch is not worn. */
export interface Live {
  /** Beats a minute. */
  heartRate?: number;
  /** Since midnight. */
  steps?: number;
  /** Active zone minutes since midnight. */
  zoneMinutes?: number;
}

/** All that a page may draw from, as it is at one moment. */
export interface View {
  now: Seconds;
  day: DayNumber;
  minute: MinuteOfDay;
  twelveHourClock: boolean;
  /** "TUE 14 JUL". */
  date: string;
  /** Per cent. */
  battery: number;
  live: Live;
  stepBuckets: StepBuckets;

  snapshot: Snapshot | undefined;
  /** When the health service last answered anything; 0: never. */
  checked: Seconds;
  /** The snapshot's night, as long as it is worth showing. */
  night: NightSection | undefined;
  nightIsStale: boolean;
  condition: Condition;
  accent: string;
  /** The phone is asking the service right now. */
  syncing: boolean;
}
