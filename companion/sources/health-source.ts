import type { DayNumber, Level, MinuteOfDay, Service } from '../../common/snapshot';
import type { Ask } from '../account/authorized';
import type { OAuthEndpoints } from '../account/oauth-requests';

/** The wearer, as the service knows them. */
export interface Profile {
  /** What the wearer is called; absent where the service does not say. */
  name?: string;
  /** How far the wearer's zone is ahead of UTC at the moment of asking, ms; absent where the service does not say. */
  zoneOffset?: number;
  /** What the wearer reads distances and weights in; absent where the service does not say. */
  distance?: 'km' | 'mi';
  weight?: 'kg' | 'lb' | 'st';
}

/** One day's activity so far. */
export interface DaySummary {
  date: DayNumber;
  steps?: number;
  /** Steps a day that the wearer aims for. */
  stepsGoal?: number;
}

/** A stretch of one level of sleep. */
export interface Stretch {
  level: Level;
  seconds: number;
}

/** The main sleep of a date. */
export interface Night {
  /** The day the wearer woke up. */
  date: DayNumber;
  bed: MinuteOfDay;
  rise: MinuteOfDay;
  /** Minutes. */
  asleep: number;
  /** `classic`: asleep, restless and awake stand as light, REM and awake. */
  kind: 'stages' | 'classic';
  /** Minutes by level: awake, REM, light, deep. */
  minutes: [number, number, number, number];
  /** From bed to rise, without gaps. */
  stretches: Stretch[];
}

/** A day's resting heart rate, beats a minute. */
export interface RestingHeartRate {
  date: DayNumber;
  bpm: number;
}

/** Data set by data set what a source answers. Lists are in order of date and have no entry for a day without data. */
export interface Records {
  profile: Profile;
  day: DaySummary;
  /** The last seven nights. */
  nights: Night[];
  /** The last seven days. */
  heart: RestingHeartRate[];
}

export type DataSet = keyof Records;

export const DATA_SETS: DataSet[] = ['profile', 'nights', 'day', 'heart'];

/** A health service as it is known before anybody signs in. */
export interface HealthService {
  name: Service;
  oauth: OAuthEndpoints;
  /** The scope that each data set needs, as the service names it. */
  scopes: Record<DataSet, string>;
  /** The service, asked in the wearer's name. */
  source(ask: Ask): HealthSource;
}

/** A wearer's data; which service it comes from, nothing above this knows. */
export interface HealthSource {
  /**
   * One data set as of `today`, the wearer's own date. Throws a ServiceError; an answer of another
   * shape than promised is one too (`shape`).
   */
  read<D extends DataSet>(dataSet: D, today: DayNumber): Promise<Records[D]>;
}
