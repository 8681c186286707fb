import type { DayNumber, Span } from '../../../persona/calendar';
import type { AccountState } from '../../route';
import type { GoogleScope } from '../google-scopes';

/** What an app can do with a kind of data, in the words of the service's errors. */
export type DataAction = 'list' | 'get' | 'reconcile' | 'rollup' | 'dailyRollup';

/** A time that a filter can compare. */
export interface FilterMember {
  /** Without the data type's name: `interval.start_time`. */
  path: string;
  /** Form of the literal: RFC 3339, a date with or without time, or a date. */
  kind: 'physical' | 'civil' | 'date';
  /** The time of the point that is compared. */
  pointTime: 'start' | 'end';
  /** Set where a filter can only say from when, not until when. */
  isLowerBoundOnly?: true;
}

/** Members of a filter, by how a kind of data is recorded. */
export const FILTER_MEMBERS = {
  interval: [
    { path: 'interval.start_time', kind: 'physical', pointTime: 'start' },
    { path: 'interval.civil_start_time', kind: 'civil', pointTime: 'start' },
  ],
  sample: [
    { path: 'sample_time.physical_time', kind: 'physical', pointTime: 'start' },
    { path: 'sample_time.civil_time', kind: 'civil', pointTime: 'start' },
  ],
  daily: [{ path: 'date', kind: 'date', pointTime: 'start' }],
  session: [{ path: 'interval.civil_start_time', kind: 'civil', pointTime: 'start' }],
  sleep: [
    { path: 'interval.end_time', kind: 'physical', pointTime: 'end' },
    { path: 'interval.civil_end_time', kind: 'civil', pointTime: 'end' },
  ],
  heartCheck: [{ path: 'interval.start_time', kind: 'physical', pointTime: 'start', isLowerBoundOnly: true }],
} as const satisfies Record<string, readonly FilterMember[]>;

/** Where a point comes from, in the service's own shape. */
export interface DataSource {
  recordingMethod: 'MANUAL' | 'PASSIVELY_MEASURED' | 'ACTIVELY_MEASURED' | 'DERIVED';
  device?: { displayName: string; formFactor: 'WATCH' | 'SCALE'; manufacturer: 'Fitbit' };
  platform: 'FITBIT';
}

/** A record. */
export interface DataPoint extends Span {
  /** Absent where points of this kind have no names. */
  id?: string;
  source: DataSource;
  /** In the service's own shape. Called only for the points of a page. */
  toJson(): object;
}

/** A kind of data, and what the service does with it. */
export interface DataType {
  /** In paths: `daily-resting-heart-rate`. */
  id: string;
  scope: GoogleScope;
  /** What a list can be filtered by. */
  filterMembers: readonly FilterMember[];
  /** Set where its points have names and can be requested one by one. */
  hasPointNames?: true;
  /** Set where the service has no merged stream of it. */
  isNotReconciled?: true;
  pageSizes?: PageSizes;
  /** The synced points of a day in order of time. Absent where the service refuses to list. */
  listPoints?(account: AccountState, day: DayNumber): DataPoint[];
  /** Absent where the service refuses to add up. */
  rollUp?: RollUp;
}

/** How a kind of data is added up. */
export interface RollUp {
  /** Longest range of a request. */
  maxDays: 14 | 90;
  /** The sum over a window; undefined where there is nothing in it. */
  sum(account: AccountState, window: Span, options: RollUpOptions): object | undefined;
}

/** How to add up. */
export interface RollUpOptions {
  /** Whether data that the wearer typed in count. */
  includesManual: boolean;
}

/** Points in a page. */
export interface PageSizes {
  /** Where the request gives no size. */
  default: number;
  max: number;
}

/** The page sizes of data types without sizes of their own. */
export const DEFAULT_PAGE_SIZES: PageSizes = { default: 1440, max: 10_000 };

/** The actions that the service supports for the type, in the order of its error message. */
export function listSupportedActions({
  listPoints,
  hasPointNames,
  isNotReconciled,
  rollUp,
}: DataType): DataAction[] {
  return [
    ...(listPoints ? (['list'] as const) : []),
    ...(listPoints && hasPointNames ? (['get'] as const) : []),
    ...(listPoints && !isNotReconciled ? (['reconcile'] as const) : []),
    ...(rollUp ? (['rollup', 'dailyRollup'] as const) : []),
  ];
}

/** As filters name the type: `daily_resting_heart_rate`. */
export function toSnakeCase(id: string): string {
  return id.replaceAll('-', '_');
}

/** As data points name the type: `dailyRestingHeartRate`. */
export function toCamelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The watch's own measurements. */
export function createTrackerSource({ persona }: AccountState): DataSource {
  const device = { displayName: persona.devices.watch, formFactor: 'WATCH', manufacturer: 'Fitbit' } as const;
  return { recordingMethod: 'PASSIVELY_MEASURED', device, platform: 'FITBIT' };
}

/** What the service derives from the watch's data. */
export function createDerivedSource(account: AccountState): DataSource {
  return { ...createTrackerSource(account), recordingMethod: 'DERIVED' };
}

/** Data that the wearer typed in. */
export const MANUAL_SOURCE: DataSource = { recordingMethod: 'MANUAL', platform: 'FITBIT' };
