import type { DayNumber, MinuteOfDay, Seconds, Snapshot } from '../common/snapshot';
import type { Condition } from './condition';
import type { Past } from './past';
import type { StepBuckets } from './step-buckets';

/** What the watch feels; undefined where the sensor is absent, forbidden, or the watch is not worn. */
export interface Live {
  /** Beats a minute. */
  heartRate?: number;
  /** Of the last days, beats a minute. */
  restingHeartRate?: number;
  /** Since midnight. */
  steps?: number;
  /** Active zone minutes since midnight. */
  zoneMinutes?: number;
}

/** All that a page may draw from, as it is at one moment. One object for all moments: see `gather`. */
export interface View {
  now: Seconds;
  day: DayNumber;
  minute: MinuteOfDay;
  twelveHourClock: boolean;
  /** 0: Sunday. */
  firstDayOfWeek: number;
  /** "TUE 14 JUL". */
  date: string;
  /** Per cent. */
  battery: number;
  live: Live;
  stepBuckets: StepBuckets;
  /** Yesterday first. */
  pastDays: readonly Past[];

  /** The newest from the phone, without the sections that are too old to show. */
  snapshot: Snapshot;
  /** When the health service last answered anything; 0: never. */
  checked: Seconds;
  /** Of the night and of what was measured in it. */
  nightIsStale: boolean;
  recoveryIsStale: boolean;
  condition: Condition;
  /** The wearer's own colour, and with it the one for what is less than its goal. */
  accent: string;
  accents: readonly [bright: string, dim: string];
  /** The phone is asking the service right now. */
  syncing: boolean;
}
