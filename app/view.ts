import type { DayNumber, MinuteOfDay, Seconds, Snapshot } from '../common/snapshot';
import type { Condition } from './condition';

/** Takes the place of an absent section: all its fields are unknown. */
export const EMPTY_SECTION = {};

/** A section, or nothing in place of one that is absent or of another day. */
export function pickIfOfDay<S extends { date: DayNumber }>(
  section: S | undefined,
  day: DayNumber,
): Partial<S> {
  return section && section.date === day ? section : EMPTY_SECTION;
}

/** What the sensors read; undefined where the sensor is absent, forbidden, or the watch is not worn. */
export interface SensorReadings {
  /** Beats a minute. */
  heartRate?: number;
  /** The resting heart rate of the last days, beats a minute. */
  restingHeartRate?: number;
  /** Since midnight. */
  steps?: number;
  /** Active zone minutes since midnight. */
  zoneMinutes?: number;
}

/** A past minute or day in the watch's own history. `steps` is not a number where the watch has none. */
export interface ActivityRecord {
  readonly steps: unknown;
}

/** All that a page draws from, at one moment: see `createView`. */
export interface View {
  /** `now` and `minute` go on while nothing else changes: see `advanceMinute`. */
  now: Seconds;
  readonly day: DayNumber;
  minute: MinuteOfDay;
  /** Per cent. */
  readonly battery: number;
  /** Replaced by every reading of the sensors. */
  readings: SensorReadings;
  /** Today's steps by tick of the Rim; below 0: not counted. */
  readonly stepBuckets: readonly number[];
  /** Yesterday first. */
  readonly pastDays: readonly ActivityRecord[];

  /** The newest from the phone, without the sections that are too old to show. */
  readonly snapshot: Snapshot;
  /** When the health service last returned data; 0: never. */
  readonly checkedAt: Seconds;
  readonly condition: Condition;
  /** The wearer's own colour, `#rrggbb`. */
  readonly accent: string;
}
