import type { DayNumber } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import type { AccountState } from '../../route';
import type { GoogleScope } from '../google-scopes';

/** What an app can do with a kind of data, as refusals spell it. */
export type Action = 'list' | 'get' | 'reconcile' | 'rollup' | 'dailyRollup';

/** Something that a filter may name. */
export interface FilterMember {
  /** Behind the data type's name: `interval.start_time`. */
  path: string;
  /** Literals are RFC 3339, or a date with or without time, or a date. */
  kind: 'physical' | 'civil' | 'date';
  /** Which of a point's times is compared. */
  of: 'start' | 'end';
  /** Only from a time on, never until one. */
  onlyFrom?: true;
}

/** What there is to filter by depends on how a kind of data is recorded. */
export const MEMBERS = {
  interval: [
    { path: 'interval.start_time', kind: 'physical', of: 'start' },
    { path: 'interval.civil_start_time', kind: 'civil', of: 'start' },
  ],
  sample: [
    { path: 'sample_time.physical_time', kind: 'physical', of: 'start' },
    { path: 'sample_time.civil_time', kind: 'civil', of: 'start' },
  ],
  daily: [{ path: 'date', kind: 'date', of: 'start' }],
  session: [{ path: 'interval.civil_start_time', kind: 'civil', of: 'start' }],
  sleep: [
    { path: 'interval.end_time', kind: 'physical', of: 'end' },
    { path: 'interval.civil_end_time', kind: 'civil', of: 'end' },
  ],
  heartCheck: [{ path: 'interval.start_time', kind: 'physical', of: 'start', onlyFrom: true }],
} as const satisfies Record<string, readonly FilterMember[]>;

/** Where a point comes from, in the service's own shape. */
export interface DataSource {
  recordingMethod: 'MANUAL' | 'PASSIVELY_MEASURED' | 'ACTIVELY_MEASURED' | 'DERIVED';
  device?: { displayName: string; formFactor: 'WATCH' | 'SCALE'; manufacturer: 'Fitbit' };
  platform: 'FITBIT';
}

/** One thing that was recorded. */
export interface DataPoint {
  start: Instant;
  end: Instant;
  /** Only some kinds of points can be asked for one by one. */
  id?: string;
  source: DataSource;
  /** In the service's own shape; made only for those that are told. */
  value(): object;
}

/** A kind of data, and what the service does with it. */
export interface DataType {
  /** In paths: `daily-resting-heart-rate`. */
  id: string;
  scope: GoogleScope;
  /** What a list can be filtered by. */
  members: readonly FilterMember[];
  /** Whether its points have names and can be asked for one by one. */
  identified?: true;
  /** Whether there is no merged stream of it. */
  unreconciled?: true;
  /** Points in a page: where nobody says, and at most. */
  pageSize?: { usual: number; most: number };
  /** The points of a day in order of time, as far as they are known; absent where the service refuses to list. */
  points?(account: AccountState, day: DayNumber): DataPoint[];
  /** Windows of time added up; absent where the service refuses to. */
  rollUp?: RollUp;
}

export interface RollUp {
  /** Days that may be asked for at once. */
  longest: 14 | 90;
  /** The sum over a window; undefined where there is nothing in it. `byHand`: whether what was typed in counts. */
  sum(account: AccountState, from: Instant, to: Instant, byHand: boolean): object | undefined;
}

export const USUAL_PAGE = { usual: 1440, most: 10_000 };

/** What the service does with data of the type, in the order in which it says so. */
export function actionsOf({ points, identified, unreconciled, rollUp }: DataType): Action[] {
  return [
    ...(points ? (['list'] as const) : []),
    ...(points && identified ? (['get'] as const) : []),
    ...(points && !unreconciled ? (['reconcile'] as const) : []),
    ...(rollUp ? (['rollup', 'dailyRollup'] as const) : []),
  ];
}

/** As filters name the type: `daily_resting_heart_rate`. */
export function snakeCase(id: string): string {
  return id.replaceAll('-', '_');
}

/** As data points name the type: `dailyRestingHeartRate`. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** What the watch has measured by itself. */
export function trackerSource({ persona }: AccountState): DataSource {
  const device = { displayName: persona.devices.watch, formFactor: 'WATCH', manufacturer: 'Fitbit' } as const;
  return { recordingMethod: 'PASSIVELY_MEASURED', device, platform: 'FITBIT' };
}

/** What the service has worked out of the watch's data. */
export function derivedSource(account: AccountState): DataSource {
  return { ...trackerSource(account), recordingMethod: 'DERIVED' };
}

export const MANUAL_SOURCE: DataSource = { recordingMethod: 'MANUAL', platform: 'FITBIT' };
