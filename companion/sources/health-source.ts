import type { Goal, Units } from '../../common/preferences';
import type { OAuthEndpoints, ServiceName } from '../../common/services';
import type { Alarm, Surface } from '../../common/settings-keys';
import type {
  BatteryLevel,
  DayNumber,
  MinuteOfDay,
  NO_SLEEP_LEVEL,
  PageName,
  SleepLevel,
} from '../../common/snapshot';
import { unique } from '../../common/unique';
import type { Decoded } from '../decode';
import type { AuthorizedFetch } from '../http/authorized-fetch';
import type { BearerErrors, ServiceError } from '../http/service-error';

/** The wearer's profile at the service. */
export interface Profile {
  /** The wearer's id in other data sets. */
  id?: string;
  /** The wearer's name; absent where the service does not report it. */
  name?: string;
  /**
   * How far the wearer's zone is ahead of UTC at the time of the request, ms; absent where the service does not report
   * it.
   */
  zoneOffset?: number;
  /** The wearer's units that are not metric. */
  units?: Partial<Units>;
}

/** One day's activity so far, and the goal. */
export interface ActivitySummary {
  date: DayNumber;
  steps?: number;
  /** kcal, at rest and in motion. */
  burned?: number;
  stepsGoal?: number;
}

/** A value of one day, or of the night that ended on it. */
export interface DayValue {
  date: DayNumber;
  value: number;
}

/** A part of a sleep at one level; NO_SLEEP_LEVEL where the service says nothing. */
export interface SleepSegment {
  level: SleepLevel | typeof NO_SLEEP_LEVEL;
  seconds: number;
}

/** The main sleep of a date. */
export interface SleepLog {
  /** The day the wearer woke up. */
  date: DayNumber;
  bed: MinuteOfDay;
  rise: MinuteOfDay;
  /** Minutes. */
  asleep: number;
  /** Whether the service marks it as the main sleep. On a date without one the longest sleep counts. */
  isMain: boolean;
  /** In a `classic` log asleep counts as light and restless as REM. */
  kind: 'stages' | 'classic';
  /** Minutes by level: awake, REM, light, deep. */
  minutes: [number, number, number, number];
  /** From bed to rise, without gaps; empty where the service has none. */
  segments: SleepSegment[];
}

/** The energy eaten on a day, kcal. */
export interface Food {
  date: DayNumber;
  eaten?: number;
  /** The last day on which food was logged, as far as the companion has seen; see `keepLastLog`. */
  loggedOn?: DayNumber;
}

/** The water drunk on a day, ml. */
export interface Water {
  date: DayNumber;
  drunk?: number;
}

/** The daily water goal, ml. */
export interface WaterGoal {
  goal?: number;
}

/** An entry of the leaderboard of the wearer and their friends. */
export interface LeaderboardEntry {
  id?: string;
  /** Absent where the service does not report it. */
  name?: string;
  rank: number;
  /** In the last seven days. */
  steps: number;
  /** False for the wearer. */
  isFriend: boolean;
}

export interface Device {
  id?: string;
  /** The service's name of the model. */
  name: string;
  kind: 'tracker' | 'scale';
  battery?: BatteryLevel;
  /** The last sync, ms since 1970 in a zone that the service does not report: good only for sorting. */
  syncedAt?: number;
}

/** Steps of a day by the quarter hour from midnight; null for one that the service does not know yet. */
export interface IntradaySteps {
  date: DayNumber;
  quarterHours: (number | null)[];
}

/** VO₂ max, ml/min/kg. It is a range where the service estimates it without a run. */
export interface CardioFitness {
  date: DayNumber;
  low: number;
  high: number;
}

/** An ECG that the wearer took. */
export interface Ecg {
  date: DayNumber;
  minute: MinuteOfDay;
  /** In the words of the service. */
  result: string;
  /** Beats a minute. */
  bpm?: number;
}

/** Whether irregular rhythm notifications are set up (`onboarded`) and on (`enrolled`). */
export interface IrnProfile {
  onboarded?: boolean;
  enrolled?: boolean;
}

/** The days of a request for a week or a month. Fitbit allows 30 days of the measures of a night, and 31 of weight. */
export const WEEK_DAYS = 7;
export const MONTH_DAYS = 30;

/**
 * The record of each data set. Lists are sorted by date (friends by rank, devices by their last sync, the last first)
 * and have no entry for a day without data.
 */
export interface Records {
  profile: Profile;
  activitySummary: ActivitySummary;
  /** The last seven nights. */
  sleep: SleepLog[];
  /** Resting heart rate of the last 30 days, beats a minute. */
  restingHeartRate: DayValue[];
  /** Heart rate variability of the last 30 nights, ms. */
  hrv: DayValue[];
  /** Breaths a minute in the last 30 nights. */
  breathing: DayValue[];
  /** Oxygen saturation of the last 30 nights, %. */
  oxygen: DayValue[];
  /** Skin temperature of the last 30 nights above the wearer's own baseline, °C. */
  skin: DayValue[];
  /** Today's steps. Few applications have access to them. */
  intradaySteps: IntradaySteps;
  /** Steps of the last seven days. */
  dailySteps: DayValue[];
  /** Weight on the last 30 days, kg. */
  weight: DayValue[];
  food: Food;
  water: Water;
  waterGoal: WaterGoal;
  friends: LeaderboardEntry[];
  devices: Device[];
  /** The cardio fitness of the last 30 days. */
  cardioFitness: CardioFitness[];
  /** The newest, if there is any. */
  ecg: Ecg[];
  irnProfile: IrnProfile;
  /** The alarms of one device. */
  alarms: Alarm[];
}

export type DataSet = keyof Records;

/** The data sets of each surface. A sync does not fetch the checkups; only the diagnostics do, on request. */
export const SURFACE_DATA_SETS: Record<Surface, DataSet[]> = {
  home: ['profile', 'sleep', 'activitySummary', 'restingHeartRate', 'intradaySteps'],
  sleep: ['sleep'],
  recovery: ['restingHeartRate', 'hrv', 'breathing', 'oxygen', 'skin'],
  week: ['activitySummary', 'sleep', 'dailySteps'],
  body: ['weight', 'food', 'water', 'waterGoal'],
  friends: ['friends'],
  status: ['devices'],
  checkups: ['cardioFitness', 'ecg', 'irnProfile', 'alarms'],
};

/** The data sets that home and these pages draw, each once, the most important first. */
export const dataSetsFor = (pages: readonly PageName[]): DataSet[] =>
  unique(pages.reduce((all, page) => all.concat(SURFACE_DATA_SETS[page]), SURFACE_DATA_SETS.home));

/** The scopes for the data sets of a surface that the service has, each once. */
export const scopesFor = (surface: Surface, { scopeOf }: Pick<HealthService, 'scopeOf'>): string[] =>
  unique(SURFACE_DATA_SETS[surface].map(scopeOf)).filter(Boolean) as string[];

/** Whether these scopes allow requests for a data set. */
export const isGranted =
  (grantedScopes: string[], { scopeOf }: HealthService) =>
  (dataSet: DataSet): boolean =>
    // Undefined, for data that the service does not have, is in no list of scopes.
    grantedScopes.indexOf(scopeOf(dataSet) as string) >= 0;

/** A health service before sign-in. */
export interface HealthService {
  name: ServiceName;
  oauth: OAuthEndpoints;
  /** The scope for a data set, as the service names it; undefined where the service has no such data. */
  scopeOf(dataSet: DataSet): string | undefined;
  /** The goals that the service provides. */
  goals: readonly Goal[];
  /** How many requests Almanac allows itself in any day; see http/budget.ts. */
  dailyLimit: number;
  /** How its errors are read. */
  bearerErrors: BearerErrors;
  /** Opens the data of the wearer whose access token `authorizedFetch` sends. */
  open(authorizedFetch: AuthorizedFetch): HealthSource;
}

/** What was read of a data set. */
export interface Reading<T> extends Decoded<T> {
  /** Why a part of it could not be requested, and nothing else can be either. */
  failure?: ServiceError;
}

/** A wearer's data. Its users do not know from which service it comes. */
export interface HealthSource {
  /**
   * Reads a data set as of `today`, the wearer's own date. `device` is the id of the device whose alarms are read.
   * Rejects with a ServiceError, also when nothing of the response can be read (`shape`).
   */
  read<D extends DataSet>(dataSet: D, today: DayNumber, device?: string): Promise<Reading<Records[D]>>;
}
