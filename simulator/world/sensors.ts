import type { Instant } from './clock';

export const ACTIVITY_COUNTS = ['steps', 'distance', 'calories', 'elevationGain'] as const;
export type ActivityCount = (typeof ACTIVITY_COUNTS)[number];

/** The zones of the heart rate whose minutes count, from the lowest. */
export const ACTIVE_ZONES = ['fatBurn', 'cardio', 'peak'] as const;
export type ActiveZone = (typeof ACTIVE_ZONES)[number];
export const ACTIVITY_ZONES = ['total', ...ACTIVE_ZONES] as const;
export type ActivityZone = (typeof ACTIVITY_ZONES)[number];

/** Steps and the like since local midnight. Distance in m, energy in kcal, elevation gain in floors. */
export interface ActivityTotals extends Record<ActivityCount, number> {
  activeZoneMinutes: Record<ActivityZone, number>;
}

/** A plain copy: a source may compute its totals when they are read, and spreading such an object loses them. */
export function copyTotals({
  steps,
  distance,
  calories,
  elevationGain,
  activeZoneMinutes,
}: ActivityTotals): ActivityTotals {
  return { steps, distance, calories, elevationGain, activeZoneMinutes };
}

/** One minute of `minuteHistory`. */
export interface MinuteRecord extends Record<ActivityCount, number> {
  /** The start of the minute. */
  at: Instant;
  /** 0 if no pulse was measured. */
  averageHeartRate: number;
  /** Undefined if not known. */
  restingHeartRate: number | undefined;
}

/** One day of `dayHistory`. */
export interface DayRecord extends ActivityTotals {
  /** The day's local midnight. */
  at: Instant;
  /** 0 if no pulse was measured. */
  averageHeartRate: number;
  /** Undefined if not known. */
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
  /** The last known value; undefined if it is too old. */
  restingHeartRate: number | undefined;
  maxHeartRate: number;
}

export interface Vector {
  x: number;
  y: number;
  z: number;
}

/**
 * What the motion sensors measure. x runs across the screen, y up along it, z out of it. At rest, face up, the
 * acceleration is 9.81 along z.
 */
export interface Motion {
  /** m/s² */
  acceleration: Vector;
  /** rad/s, by the right-hand rule. */
  rotation: Vector;
  /** From the watch to the earth: scalar, i, j, k. */
  quaternion: readonly [number, number, number, number];
}

/** A watch that lies still, face up. */
export const MOTION_ON_A_TABLE: Motion = {
  acceleration: { x: 0, y: 0, z: 9.80665 },
  rotation: { x: 0, y: 0, z: 0 },
  quaternion: [1, 0, 0, 0],
};

/** What the watch measures and knows about its wearer: the persona's body, or values set by hand. */
export interface SensorSource {
  /** Beats per minute; null if the watch is not worn. */
  heartRate(t: Instant): number | null;
  isWorn(t: Instant): boolean;
  isAsleep(t: Instant): boolean;
  /** Whole per cent. */
  battery(t: Instant): { level: number; charging: boolean };
  today(t: Instant): ActivityTotals;
  goals(t: Instant): ActivityTotals;
  /** The last whole minutes before `t`, newest first. */
  minuteHistory(t: Instant, limit: number): MinuteRecord[];
  /** Number of minutes that the watch remembers; by default an hour. */
  readonly minuteHistoryLength?: number;
  /** The days before today, newest first; fewer than `limit` if the account is younger. */
  dayHistory(t: Instant, limit: number): DayRecord[];
  userProfile(t: Instant): UserProfile;
  motion(t: Instant): Motion;
  /** Air pressure, Pa. */
  pressure(t: Instant): number;
}
