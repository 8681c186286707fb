/**
 * The snapshot holds all that the watch knows beyond its own sensors: one CBOR map, made on the phone, sent as a file,
 * checked on receipt. It contains no token, no e-mail and nothing that is not drawn. With every section it has some
 * 1,000 bytes, because
 * - numbers are integers scaled by their unit (a CBOR float costs 9 bytes),
 * - a moment is in whole seconds, a calendar date is a day number, a time of day is a minute,
 * - long lists are byte strings.
 */

import type { ServiceName } from './services';

/** Raised whenever an older watch could misread a newer snapshot. */
export const SNAPSHOT_VERSION = 3;

/** The file name of every snapshot, so that a newer one replaces one that waits to be sent. */
export const SNAPSHOT_FILE = 'snapshot.cbor';

/** Seconds since 1970-01-01T00:00:00Z. */
export type Seconds = number;
/** Days since 1970-01-01 in the wearer's own calendar; see `toDayNumber` in calendar.ts. */
export type DayNumber = number;
/** Minutes since local midnight, 0 … 1439. */
export type MinuteOfDay = number;
/** `[value]`, or with the wearer's own usual range `[value, low, high]`. */
export type Measure = [number] | [number, number, number];

export type AccountService = ServiceName | 'none';

/** The state of the account at the health service. `gone`: the service responded 410 and has ended. */
export type AccountState = 'notSetUp' | 'finishSignIn' | 'ok' | 'reconnect' | 'limited' | 'gone';

export interface AccountSection {
  service: AccountService;
  state: AccountState;
  /** `limited`: the end of the rate limit; `ok`: the end of a session that cannot be renewed, if that is soon. */
  until?: Seconds;
  /** The expected time of the next sync. */
  nextSync?: Seconds;
  /** When the rest of a sync is fetched that the limit of requests cut off. */
  restAt?: Seconds;
}

/** Every page, in the order that they have until the wearer changes it. */
export const PAGES = ['sleep', 'recovery', 'week', 'body', 'friends', 'status'] as const;
export type PageName = (typeof PAGES)[number];

export interface LookSection {
  /**
   * The pages after home, in order. Pages whose scopes were not granted are left out. Absent, on a watch without a
   * snapshot from the phone: every page.
   */
  pages?: readonly PageName[];
  /** The wearer's colour: #FFB43D. */
  accent: string;
  motion: boolean;
}

/** Every data section carries the time of its last successful check. */
interface CheckedSection {
  at: Seconds;
}

/**
 * Sleep stages, in the order of the lengths in which they are drawn. Classic logs map asleep → 2, restless → 1,
 * awake → 0.
 */
export type SleepLevel = 0 | 1 | 2 | 3;
export const LEVEL_AWAKE = 0;
export const LEVEL_REM = 1;
export const LEVEL_LIGHT = 2;
export const LEVEL_DEEP = 3;

/** A tick of the Rim with too little sleep in it; any other byte is a `SleepLevel`. */
export const NO_SLEEP_LEVEL = 255;
/** Length of a tick of the Rim. */
export const RIM_TICK_MINUTES = 20;

/** The last main sleep. Without `asleep` the service has no log of the night. */
export interface SleepSection extends CheckedSection {
  /** The day the wearer woke up. */
  date: DayNumber;
  bed?: MinuteOfDay;
  rise?: MinuteOfDay;
  /** Minutes asleep. */
  asleep?: number;
  kind?: 'stages' | 'classic';
  /** Minutes awake, REM (classic: restless), light (classic: asleep), deep. */
  minutes?: [number, number, number, number];
  /**
   * Pairs of bytes from bed to rise: level, minutes. A segment over 255 minutes has several pairs. At most 40 segments.
   */
  segments?: Uint8Array;
  /**
   * The same by ticks of the Rim: a byte for every `RIM_TICK_MINUTES` of the local clock, to the tick of `rise`. A byte
   * is the level of the tick, or `NO_SLEEP_LEVEL`.
   */
  ticks?: Uint8Array;
}

/** The measures of the night of `date`. A measure that is not known for that night is absent. */
export interface RecoverySection extends CheckedSection {
  /** The newest day with any measure. */
  date: DayNumber;
  /** Beats a minute. */
  restingHeartRate?: Measure;
  /** Heart rate variability (RMSSD), 0.1 ms. */
  hrv?: Measure;
  /** Breaths, 0.1 a minute. */
  breathing?: Measure;
  /** Oxygen saturation, 0.1 %. */
  oxygen?: Measure;
  /** Skin temperature above the wearer's own baseline, below it negative; 0.1 ° of the wearer's scale. */
  skin?: Measure;
}

/** The last seven days, today last; null is a day without data. */
export interface WeekSection extends CheckedSection {
  /** Today, when the phone checked. */
  date: DayNumber;
  dailySteps: (number | null)[];
  /** Minutes asleep in the night before each day; absent without access to sleep. */
  asleep?: (number | null)[];
  /** Steps a day. */
  goal?: number;
}

/** Points of the weight curve, one a day. */
export const WEIGHT_POINT_COUNT = 30;
/** A day without a weight. Other points are 0 … 254. */
export const NO_WEIGHT = 255;

/** The wearer's units, in which the body section is given. */
export interface BodyUnits {
  weight: 'kg' | 'lb' | 'st';
  water: 'l' | 'floz';
  energy: 'kcal' | 'kJ';
}

export interface BodySection extends CheckedSection {
  /** Today, when the phone checked: the day of what was drunk, eaten and burned. */
  date: DayNumber;
  units: BodyUnits;
  /** The newest of the last 30 days, 0.1 kg or 0.1 lb; in stones whole pounds. */
  weight?: number;
  /** The newest minus the oldest of the last 30 days, 0.1 kg or 0.1 lb; absent with less than two days. */
  change?: number;
  /**
   * A byte a day from `WEIGHT_POINT_COUNT - 1` days before `date` to the day of the last weight: `NO_WEIGHT`, or the
   * height from the lowest (0) to the highest weight (254), at least 1 kg apart.
   */
  points?: Uint8Array;
  /** 0.1 l, or whole fl oz. */
  water?: number;
  /** Absent also when the wearer hides it, like the week's `goal`. */
  waterGoal?: number;
  /** Whole kcal or kJ; below 0 where it is not known today; absent for a wearer who has logged no food in 30 days. */
  eaten?: number;
  burned?: number;
}

export interface FriendRow {
  rank: number;
  /** In the last seven days. */
  steps: number;
  /** Absent for the wearer. At most `MAX_NAME_LENGTH` characters and an ellipsis. */
  name?: string;
}

/** Longest name of a friend, characters. A longer one is truncated. */
export const MAX_NAME_LENGTH = 9;

/** The wearer among friends. Without `rank` the wearer is not ranked. */
export interface FriendsSection extends CheckedSection {
  rank?: number;
  /** How many people are ranked. */
  total: number;
  /** The wearer and the neighbours, at most three, the best first. */
  rows: FriendRow[];
  /** Steps between the wearer and the neighbour, who is ahead, or behind the first. Absent without a neighbour. */
  gap?: number;
  neighbour?: string;
}

/** Charge: empty, low, medium, high, as the service reports it. */
export type BatteryLevel = 0 | 1 | 2 | 3;

export interface DeviceRow {
  /** The service's name of the model: Versa 3. At most `MAX_DEVICE_NAME_LENGTH` characters. */
  name: string;
  kind: 'tracker' | 'scale';
  battery?: BatteryLevel;
}

export const MAX_DEVICE_NAME_LENGTH = 10;

export interface DevicesSection extends CheckedSection {
  /** At most two devices, the last to sync first. One of them may be this watch. */
  list: DeviceRow[];
}

/** Ticks of the Rim in a day. */
export const STEP_BUCKET_COUNT = 72;
/** A tick whose steps are unknown. Others are tens of steps, rounded down, at most 254. */
export const UNKNOWN_STEPS = 255;

/** Today's steps by the service. Few applications have access to them. */
export interface IntradayStepsSection extends CheckedSection {
  date: DayNumber;
  /** `STEP_BUCKET_COUNT` bytes from midnight. */
  steps: Uint8Array;
}

export interface Snapshot {
  v: number;
  /** Random, made with the companion's storage and on every change of account. */
  origin: number;
  /** The time in seconds, or one more than the number before. */
  seq: number;
  /** When the snapshot was made. */
  at: Seconds;
  account: AccountSection;
  look: LookSection;
  sleep?: SleepSection;
  recovery?: RecoverySection;
  week?: WeekSection;
  body?: BodySection;
  friends?: FriendsSection;
  devices?: DevicesSection;
  intradaySteps?: IntradayStepsSection;
}
