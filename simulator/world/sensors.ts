import type { Instant } from './clock';

export const ACTIVITY_COUNTS = ['steps', 'distance', 'calories', 'elevationGain'] as const;
export type ActivityCount = (typeof ACTIVITY_COUNTS)[number];

export const ACTIVITY_ZONES = ['total', 'fatBurn', 'cardio', 'peak'] as const;
export type ActivityZone = (typeof ACTIVITY_ZONES)[number];

/** Steps and the like since local midnight. Distance in m, energy in kcal, elevation gain in floors. */
export interface ActivityTotals extends Record<ActivityCount, number> {
  activeZoneMinutes: Record<ActivityZone, number>;
}

/** One minute as `minuteHistory` knows it. */
export interface MinuteRecord extends Record<ActivityCount, number> {
  /** The minute's beginning. */
  at: Instant;
  /** 0 where there was no pulse to feel. */
  averageHeartRate: number;
  /** Undefined where none is known. */
  restingHeartRate: number | undefined;
}

/** One day as `dayHistory` knows it. */
export interface DayRecord extends ActivityTotals {
  /** The day's local midnight. */
  at: Instant;
  /** 0 where there was no pulse to feel. */
  averageHeartRate: number;
  /** Undefined where none is known. */
  restingHeartRate: number | undefined;
}

/** The wearer as the watch's user-profile module describes them. Height m, weight kg. */
export interface UserProfile {
  age: number;
  bmr: number;
  gender: 'female' | 'male';
  height: number;
  weight: number;
  stride: { walk: number; run: number };
  /** The last one that is known; undefined where there was none for long. */
  restingHeartRate: number | undefined;
  maxHeartRate: number;
}

/** What the watch measures and knows of its wearer: the persona's body, or values set by hand. */
export interface SensorSource {
  /** Beats a minute, or null where the watch is not worn. */
  heartRate(t: Instant): number | null;
  isWorn(t: Instant): boolean;
  isAsleep(t: Instant): boolean;
  /** Whole per cent. */
  battery(t: Instant): { level: number; charging: boolean };
  today(t: Instant): ActivityTotals;
  goals(t: Instant): ActivityTotals;
  /** The last whole minutes before `t`, newest first. */
  minuteHistory(t: Instant, limit: number): MinuteRecord[];
  /** The days before today, newest first; fewer than `limit` where the account is not as old. */
  dayHistory(t: Instant, limit: number): DayRecord[];
  userProfile(t: Instant): UserProfile;
}
