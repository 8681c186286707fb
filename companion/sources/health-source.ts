import type { Goal, Units } from '../../common/preferences';
import type { OAuthEndpoints, ServiceName } from '../../common/services';
import type { Alarm, Surface } from '../../common/settings-keys';
import type { BatteryLevel, DayNumber, MinuteOfDay, PageName, SleepLevel } from '../../common/snapshot';
import type { AuthorizedFetch } from '../http/authorized-fetch';

/** The wearer, as the service knows them. */
export interface Profile {
  /** As other data sets of the service call the wearer. */
  id?: string;
  /** What the wearer is called; absent where the service does not say. */
  name?: string;
  /** How far the wearer's zone is ahead of UTC at the moment of asking, ms; absent where the service does not say. */
  zoneOffset?: number;
  /** What the wearer reads figures in, as far as that is not metric. */
  units?: Partial<Units>;
}

/** One day's activity so far, and what the wearer aims for. */
export interface ActivitySummary {
  date: DayNumber;
  steps?: number;
  /** kcal, at rest and in motion. */
  burned?: number;
  stepsGoal?: number;
}

/** A figure of one day, or of the night that ended on it. */
export interface DayValue {
  date: DayNumber;
  value: number;
}

/** A part of a sleep at one level. */
export interface SleepSegment {
  level: SleepLevel;
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
  /** Whether the service calls it so; the longest sleep of a date that has none stands in. */
  isMain: boolean;
  /** `classic`: asleep, restless and awake stand as light, REM and awake. */
  kind: 'stages' | 'classic';
  /** Minutes by level: awake, REM, light, deep. */
  minutes: [number, number, number, number];
  /** From bed to rise, without gaps. */
  segments: SleepSegment[];
}

/** What was eaten on a day, kcal. */
export interface Food {
  date: DayNumber;
  eaten?: number;
}

/** What was drunk on a day, ml. */
export interface Water {
  date: DayNumber;
  drunk?: number;
}

/** What the wearer means to drink a day, ml. */
export interface WaterGoal {
  goal?: number;
}

/** Somebody's place among the wearer's friends and the wearer. */
export interface LeaderboardEntry {
  id: string;
  /** Absent where the service does not say. */
  name?: string;
  rank: number;
  /** In the last seven days. */
  steps: number;
  /** False: the wearer. */
  isFriend: boolean;
}

export interface Device {
  id: string;
  /** What the service calls the model. */
  name: string;
  kind: 'tracker' | 'scale';
  battery?: BatteryLevel;
  /** Its last sync, ms since 1970 by a clock of the service's own choice: good for their order alone. */
  syncedAt?: number;
}

/** Steps of a day by the quarter hour from midnight; null is one the service has not heard of. */
export interface IntradaySteps {
  date: DayNumber;
  quarterHours: (number | null)[];
}

/** VO₂ max, ml/min/kg: a range where the service estimates it without a run. */
export interface CardioFitness {
  date: DayNumber;
  low: number;
  high: number;
}

/** A reading of the heart's rhythm that the wearer took. */
export interface Ecg {
  date: DayNumber;
  minute: MinuteOfDay;
  /** In the service's words. */
  result: string;
  /** Beats a minute. */
  bpm?: number;
}

/** Whether the wearer lets the service watch the heart's rhythm. */
export interface IrnProfile {
  onboarded: boolean;
  enrolled: boolean;
}

/** The days of a request for a week or a month. Fitbit allows 30 days of the measures of a night, and 31 of weight. */
export const WEEK_DAYS = 7;
export const MONTH_DAYS = 30;

/**
 * Data set by data set what a source answers. Lists are in order of date (friends: of rank, devices: of
 * sync, the last first) and have no entry for a day without data.
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
  /** Today's steps; few applications are allowed this. */
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
  /** Of the last 30 days. */
  cardioFitness: CardioFitness[];
  /** The newest, if there is any. */
  ecg: Ecg[];
  irnProfile: IrnProfile;
  /** Of one device. */
  alarms: Alarm[];
}

export type DataSet = keyof Records;

/** What each place shows. The checkups no page draws and no sync asks for: the wearer may want to see them once in a while. */
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

/** All data sets that home and these pages draw, each once, the most important first. */
export const dataSetsFor = (pages: readonly PageName[]): DataSet[] =>
  unique(pages.reduce((all, page) => all.concat(SURFACE_DATA_SETS[page]), SURFACE_DATA_SETS.home));

/** The scopes that a place needs for all that it shows, as far as the service has it, each once. */
export const scopesFor = (surface: Surface, { scopeOf }: Pick<HealthService, 'scopeOf'>): string[] =>
  unique(SURFACE_DATA_SETS[surface].map(scopeOf)).filter(Boolean) as string[];

/** Whether a data set may be asked for with these scopes. */
export const isGranted =
  (grantedScopes: string[], { scopeOf }: HealthService) =>
  (dataSet: DataSet): boolean =>
    // Where the service has no such data, undefined is among no scopes.
    grantedScopes.indexOf(scopeOf(dataSet) as string) >= 0;

const unique = <T>(items: T[]): T[] => items.filter((item, i) => items.indexOf(item) === i);

/** A health service as it is known before anybody signs in. */
export interface HealthService {
  name: ServiceName;
  oauth: OAuthEndpoints;
  /** The scope that each data set needs, as the service names it; undefined where the service has no such data. */
  scopeOf(dataSet: DataSet): string | undefined;
  /** The goals of the wearer's that it knows. */
  goals: readonly Goal[];
  /** Requests it is asked in any day at most, where it needs and bears more than usual (see sync/budget.ts). */
  dailyLimit?: number;
  /** The service, asked in the wearer's name. */
  createSource(authorizedFetch: AuthorizedFetch): HealthSource;
}

/** A wearer's data; which service it comes from, nothing above this knows. */
export interface HealthSource {
  /**
   * One data set as of `today`, the wearer's own date; alarms are those of the device of that id. Throws
   * a ServiceError; an answer of another shape than promised is one too (`shape`).
   */
  read<D extends DataSet>(dataSet: D, today: DayNumber, device?: string): Promise<Records[D]>;
}
