import type { DayNumber, MinuteOfDay, Seconds, Snapshot } from '../common/snapshot';
import type { ActivityRecord } from './activity-record';
import type { Condition } from './condition';

/** Stands in for a section that is not there: whatever is asked of it is unknown. */
export const EMPTY_SECTION = {};

/** What the sensors read; undefined where the sensor is absent, forbidden, or the watch is not worn. */
export interface SensorReadings {
  /** Beats a minute. */
  heartRate?: number;
  /** Of the last days, beats a minute. */
  restingHeartRate?: number;
  /** Since midnight. */
  steps?: number;
  /** Active zone minutes since midnight. */
  zoneMinutes?: number;
}

/** Everything that a page draws from, at one moment. There is one object for all moments: see `updateView`. */
export interface View {
  now: Seconds;
  day: DayNumber;
  minute: MinuteOfDay;
  twelveHourClock: boolean;
  /** 0: Sunday. */
  firstDayOfWeek: number;
  /** "TUE 14 JUL". */
  dateText: string;
  /** Per cent. */
  battery: number;
  readings: SensorReadings;
  /** Today's steps by tick of the Rim; below 0 is a tick nobody counted. */
  stepBuckets: readonly number[];
  /** Yesterday first. */
  pastDays: readonly ActivityRecord[];

  /** The newest from the phone, without the sections that are too old to show. */
  snapshot: Snapshot;
  /** When the health service last answered anything; 0: never. */
  checkedAt: Seconds;
  condition: Condition;
  /** The wearer's own colour. */
  accent: string;
  /** The phone is asking the service right now. */
  isSyncing: boolean;
}
