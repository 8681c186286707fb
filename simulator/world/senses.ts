import type { Instant } from './clock';

/** Steps and the like since local midnight. Distance in m, energy in kcal, elevation gain in floors. */
export interface Activity {
  steps: number;
  distance: number;
  calories: number;
  elevationGain: number;
  activeZoneMinutes: { total: number; fatBurn: number; cardio: number; peak: number };
}

/** One minute as `minuteHistory` knows it. */
export interface MinuteRecord {
  /** The minute's beginning. */
  at: Instant;
  steps: number;
  distance: number;
  calories: number;
  elevationGain: number;
  /** 0 where there was no pulse to feel. */
  averageHeartRate: number;
  /** Undefined where none is known. */
  restingHeartRate: number | undefined;
}

/** One day as `dayHistory` knows it. */
export interface DayRecord extends Activity {
  /** The day's local midnight. */
  at: Instant;
  /** 0 where there was no pulse to feel. */
  averageHeartRate: number;
  /** Undefined where none is known. */
  restingHeartRate: number | undefined;
}

/** The wearer's body as the watch's user-profile module tells it. Height m, weight kg. */
export interface Wearer {
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

/** What the watch can feel: the persona's body, or values held by hand. */
export interface Senses {
  /** Beats a minute, or null where the watch is not worn. */
  heartRate(t: Instant): number | null;
  worn(t: Instant): boolean;
  asleep(t: Instant): boolean;
  /** Whole per cent. */
  battery(t: Instant): { level: number; charging: boolean };
  today(t: Instant): Activity;
  goals(t: Instant): Activity;
  /** The last whole minutes before `t`, newest first. */
  minutes(t: Instant, limit: number): MinuteRecord[];
  /** The days before today, newest first; fewer than `limit` where the account is not as old. */
  days(t: Instant, limit: number): DayRecord[];
  wearer(t: Instant): Wearer;
}
