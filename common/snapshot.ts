/**
 * The snapshot: all that the watch may know beyond its own sensors. One CBOR map, made on the
 * phone, sent as a file, checked on receipt. With every section it has some 1,000 bytes, because
 * - numbers are integers scaled by their unit (a CBOR float costs 9 bytes),
 * - a moment is in whole seconds, a calendar date is a day number, a time of day is a minute,
 * - long rows are byte strings.
 * No token, no e-mail, nothing that is not drawn.
 */

import type { ServiceName } from './services';

/** Raised whenever an older watch could misread a newer snapshot. */
export const SNAPSHOT_VERSION = 3;

/** The one file name the snapshot travels under: a newer one replaces a waiting one. */
export const SNAPSHOT_FILE = 'snapshot.cbor';

/** Seconds since 1970-01-01T00:00:00Z. */
export type Seconds = number;
/** Calendar days since 1970-01-01, of the wearer's own calendar: see `toDayNumber` in calendar.ts. */
export type DayNumber = number;
/** Minutes since local midnight, 0 … 1439. */
export type MinuteOfDay = number;
/** `[value]`, or with the wearer's own usual range `[value, low, high]`. */
export type Measure = [number] | [number, number, number];

export type AccountService = ServiceName | 'none';

/** How things stand with the health service. `gone`: it answered 410, for good. */
export type AccountState = 'notSetUp' | 'finishSignIn' | 'ok' | 'reconnect' | 'limited' | 'gone';

export interface AccountSection {
  service: AccountService;
  state: AccountState;
  /** `limited`: when the service answers again; `ok`: when a session ends that cannot be renewed, if that is soon. */
  until?: Seconds;
  /** When the phone means to sync next; a hope, not a promise. */
  nextSync?: Seconds;
}

/** Every page, in the order that they have until the wearer changes it. */
export const PAGES = ['sleep', 'recovery', 'week', 'body', 'friends', 'status'] as const;
export type PageName = (typeof PAGES)[number];

export interface LookSection {
  /** Pages behind home, in order; those without data of their own scope are already left out. */
  pages: readonly PageName[];
  /** The wearer's own colour as it is drawn: #FFB43D. */
  accent: string;
  motion: boolean;
}

/** Every data section carries the time of its last successful check. */
interface CheckedSection {
  at: Seconds;
}

/** Sleep stages as they are drawn, from short to long. Classic logs map asleep → 2, restless → 1, awake → 0. */
export type SleepLevel = 0 | 1 | 2 | 3;
export const LEVEL_AWAKE = 0;
export const LEVEL_REM = 1;
export const LEVEL_LIGHT = 2;
export const LEVEL_DEEP = 3;

/** A stretch of the Rim without enough of a night; any other byte is a `SleepLevelName`. */
export const NO_SLEEP_LEVEL = 255;
/** Length of a stretch of the Rim. */
export const RIM_TICK_MINUTES = 20;

/** The last main sleep. Without `asleep` the night was checked and has no log. */
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
  /** Pairs of bytes from bed to rise: level, minutes (a longer stretch is several pairs). At most 40 stretches. */
  segments?: Uint8Array;
  /**
   * The same by the stretches of the Rim: a byte for each of `RIM_TICK_MINUTES` by the local clock, up to and with
   * the one of `rise`; the level it shows, or `NO_SLEEP_LEVEL`.
   */
  ticks?: Uint8Array;
}

/**
 * What the body did in the night of `date`. A measure that is not in for that night, although it was for
 * earlier ones, is absent.
 */
export interface RecoverySection extends CheckedSection {
  /** The day the measures belong to: the newest of which there is any. */
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
  /** Today, as the phone saw it. */
  date: DayNumber;
  dailySteps: (number | null)[];
  /** Minutes asleep in the night before each day; absent where nobody may know of nights. */
  asleep?: (number | null)[];
  /** Steps a day. */
  goal?: number;
}

/** Points of the weight curve, one a day. */
export const WEIGHT_POINT_COUNT = 30;
/** A day without a weight; the others go from 0 to 254. */
export const NO_WEIGHT = 255;

/** What the wearer reads the figures of the body in: all of them come in these. */
export interface BodyUnits {
  weight: 'kg' | 'lb' | 'st';
  water: 'l' | 'floz';
  energy: 'kcal' | 'kJ';
}

export interface BodySection extends CheckedSection {
  /** Today, as the phone saw it: the day of what was drunk, eaten and burned. */
  date: DayNumber;
  units: BodyUnits;
  /** The newest of the last 30 days, 0.1 kg or 0.1 lb; for stones whole pounds. */
  weight?: number;
  /** From the oldest to the newest of the last 30 days, 0.1 kg or 0.1 lb, signed; absent with less than two days. */
  change?: number;
  /** `WEIGHT_POINT_COUNT` bytes, today last: `NO_WEIGHT`, or the height from the lowest (0) to the highest weight (254), at least 1 kg apart. */
  points?: Uint8Array;
  /** 0.1 l, or whole fl oz. */
  water?: number;
  /** Absent also where the wearer does not want to see it; so is the week's `goal`. */
  waterGoal?: number;
  /** Whole kcal or kJ. */
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

/** Longer names of friends are cut. */
export const MAX_NAME_LENGTH = 9;

/** The wearer among friends. Without `rank`: the wearer is in no ranking. */
export interface FriendsSection extends CheckedSection {
  rank?: number;
  /** How many are ranked. */
  total: number;
  /** The wearer and the neighbours, at most three, the best first. */
  rows: FriendRow[];
  /** Steps to the neighbour: the one ahead, or for the first the one behind; absent without neighbour. */
  gap?: number;
  neighbour?: string;
}

/** Charge as the service words it: empty, low, medium, high. */
export type BatteryLevel = 0 | 1 | 2 | 3;

export interface DeviceRow {
  /** What the service calls the model: Versa 3. At most `MAX_DEVICE_NAME_LENGTH` characters. */
  name: string;
  kind: 'tracker' | 'scale';
  battery?: BatteryLevel;
}

export const MAX_DEVICE_NAME_LENGTH = 10;

export interface DevicesSection extends CheckedSection {
  /** At most two, the last to sync first: one of them may be this watch. */
  list: DeviceRow[];
}

/** Stretches of the Rim in a day. */
export const STEP_BUCKET_COUNT = 72;
/** Steps of a stretch that nobody has told yet; otherwise tens of steps, rounded down, up to 254. */
export const UNKNOWN_STEPS = 255;

/** Today's steps as the service has them; it allows this to few applications. */
export interface IntradayStepsSection extends CheckedSection {
  date: DayNumber;
  /** `STEP_BUCKET_COUNT` bytes from midnight. */
  steps: Uint8Array;
}

export interface Snapshot {
  v: number;
  /** Random, made with the companion's storage and on every change of account. */
  origin: number;
  /** Counts up within one origin. */
  seq: number;
  /** When it was made. */
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

/** Another origin always wins; within one the higher `seq`. So a wiped phone does not mute the watch for ever. */
export function isNewer(candidate: Snapshot, than: Snapshot): boolean {
  return candidate.origin !== than.origin || candidate.seq > than.seq;
}
