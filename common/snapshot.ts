/**
 * The snapshot: all that the watch may know beyond its own sensors. One CBOR map, made on the
 * phone, sent as a file, checked on receipt. Typical size is under 1,000 bytes, because
 * - numbers are integers scaled by their unit (a CBOR float costs 9 bytes),
 * - a moment is in whole seconds, a calendar date is a day number, a time of day is a minute,
 * - long rows are byte strings.
 * No token, no e-mail, nothing that is not drawn.
 */

/** Raised whenever an older watch could misread a newer snapshot. */
export const SNAPSHOT_VERSION = 1;

/** The one file name the snapshot travels under: a newer one replaces a waiting one. */
export const SNAPSHOT_FILE = 'snapshot.cbor';

/** Seconds since 1970-01-01T00:00:00Z. */
export type Seconds = number;
/** Calendar days since 1970-01-01, of the wearer's own calendar: see `dayNumber` in calendar.ts. */
export type DayNumber = number;
/** Minutes since local midnight, 0 … 1439. */
export type MinuteOfDay = number;
/** `[value]`, or with the wearer's own usual range `[value, low, high]`. */
export type Measure = [number] | [number, number, number];

export type Service = 'fitbit' | 'google' | 'none';

/** How things stand with the health service. `gone`: it answered 410, for good. */
export type AccountState = 'notSetUp' | 'finishSignIn' | 'ok' | 'reconnect' | 'limited' | 'gone';

export interface AccountSection {
  service: Service;
  state: AccountState;
  /** `limited`: when the service answers again. */
  until?: Seconds;
  /** When the phone means to sync next; a hope, not a promise. */
  nextSync?: Seconds;
  /** Short code of what went wrong last, explained in docs/troubleshooting.md. */
  code?: string;
}

export type Page = 'sleep' | 'recovery' | 'week' | 'body' | 'circle' | 'status';
export type Accent = 'sun' | 'leaf' | 'sea' | 'iris' | 'rose' | 'paper';

export interface LookSection {
  /** Pages behind home, in order; those without data of their own scope are already left out. */
  pages: Page[];
  accent: Accent;
  motion: boolean;
}

/** Every data section carries the time of its last successful check. */
interface Checked {
  at: Seconds;
}

/** Sleep stages as they are drawn, from short to long. Classic logs map asleep → 2, restless → 1, awake → 0. */
export type Level = 0 | 1 | 2 | 3;
export const LEVEL_AWAKE = 0;
export const LEVEL_REM = 1;
export const LEVEL_LIGHT = 2;
export const LEVEL_DEEP = 3;

/** The last main sleep. Without `asleep` the night was checked and has no log. */
export interface NightSection extends Checked {
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
}

/** Heart rate in beats a minute. More measures join in later versions of the companion. */
export interface RecoverySection extends Checked {
  /** The day the measures belong to. */
  date: DayNumber;
  restingHeartRate?: Measure;
}

/** The last seven days, today last; null is a day without data. */
export interface WeekSection extends Checked {
  /** Today, as the phone saw it. */
  date: DayNumber;
  steps: (number | null)[];
  /** Steps a day. */
  goal?: number;
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
  night?: NightSection;
  recovery?: RecoverySection;
  week?: WeekSection;
}

/** Another origin always wins; within one the higher `seq`. So a wiped phone does not mute the watch for ever. */
export function isNewer(candidate: Snapshot, than: Snapshot | undefined): boolean {
  return !than || candidate.origin !== than.origin || candidate.seq > than.seq;
}
