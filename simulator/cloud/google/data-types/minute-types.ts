import type { DayNumber } from '../../../persona/calendar';
import type { DayMinutes } from '../../../persona/day-minutes';
import { MINUTE_MS } from '../../../world/duration';
import { syncedUntil } from '../../../world/watch-sync';
import type { AccountState } from '../../route';
import { toCivilInterval, toSampleTime } from '../time-format';
import { createTrackerSource, type DataPoint, type DataType, FILTER_MEMBERS } from './data-type';
import { isWornIn, listHeartRates, listSyncedMinutes, type MinuteRange, sumQuantity } from './synced-minutes';

/** A kind of data that is recorded by the minute. */
interface MinuteType {
  id: string;
  /** `interval` by default. */
  recordType?: 'interval' | 'sample';
  scope?: DataType['scope'];
  /** The value of a minute; undefined where it has no point. Absent where the service refuses to list. */
  toJson?(minutes: DayMinutes, i: number): object | undefined;
  maxDays?: 14;
  /** The sum of the synced minutes; undefined where there is none. */
  sum(synced: readonly MinuteRange[]): object | undefined;
}

const ACTIVITY = 'googlehealth.activity_and_fitness.readonly';
const METRICS = 'googlehealth.health_metrics_and_measurements.readonly';

const ZONES = [
  ['fatBurn', 'FAT_BURN', 'sumInFatBurnHeartZone'],
  ['cardio', 'CARDIO', 'sumInCardioHeartZone'],
  ['peak', 'PEAK', 'sumInPeakHeartZone'],
] as const;

/** A window in which the watch was not worn has no sum; one without activity has the sum 0. */
const MINUTE_TYPES: readonly MinuteType[] = [
  {
    id: 'steps',
    toJson: (minutes, i) => ({ count: String(minutes.valueAt('steps', i)) }),
    sum: (synced) => (isWornIn(synced) ? { countSum: String(sumQuantity(synced, 'steps')) } : undefined),
  },
  {
    id: 'distance',
    toJson: (minutes, i) => ({ millimeters: formatMillimetres(minutes.valueAt('distance', i)) }),
    sum: (synced) =>
      isWornIn(synced) ? { millimetersSum: formatMillimetres(sumQuantity(synced, 'distance')) } : undefined,
  },
  {
    id: 'floors',
    sum: (synced) => (isWornIn(synced) ? { countSum: String(sumQuantity(synced, 'floors')) } : undefined),
  },
  {
    // The service estimates energy without the watch too.
    id: 'total-calories',
    maxDays: 14,
    sum: (synced) => (synced.length > 0 ? { kcalSum: sumQuantity(synced, 'calories') } : undefined),
  },
  {
    id: 'active-zone-minutes',
    toJson: (minutes, i) => {
      const zone = ZONES.find(([quantity]) => minutes.valueAt(quantity, i) > 0);
      return zone && { heartRateZone: zone[1], activeZoneMinutes: String(minutes.valueAt(zone[0], i)) };
    },
    sum: (synced) => {
      const sums = ZONES.map(([quantity, , key]) => [key, sumQuantity(synced, quantity)] as const);
      if (sums.every(([, sum]) => sum === 0)) return undefined;
      return Object.fromEntries(sums.map(([key, sum]) => [key, String(sum)]));
    },
  },
  {
    id: 'heart-rate',
    recordType: 'sample',
    scope: METRICS,
    maxDays: 14,
    toJson: (minutes, i) => ({ beatsPerMinute: String(minutes.heartRate[i]) }),
    sum: (synced) => {
      const beats = listHeartRates(synced);
      if (beats.length === 0) return undefined;
      return {
        beatsPerMinuteAvg: beats.reduce((sum, rate) => sum + rate, 0) / beats.length,
        beatsPerMinuteMax: Math.max(...beats),
        beatsPerMinuteMin: Math.min(...beats),
      };
    },
  },
];

function formatMillimetres(metres: number): string {
  return String(Math.round(metres * 1000));
}

/** The kinds of data by the minute. */
export const minuteTypes: readonly DataType[] = MINUTE_TYPES.map((row) => ({
  id: row.id,
  scope: row.scope ?? ACTIVITY,
  filterMembers: FILTER_MEMBERS[row.recordType ?? 'interval'],
  ...(row.toJson
    ? { listPoints: (account: AccountState, day: DayNumber) => listPoints(account, day, row) }
    : {}),
  rollUp: {
    maxDays: row.maxDays ?? 90,
    sum: (account, window) => row.sum(listSyncedMinutes(account, window)),
  },
}));

/** A point for each minute in which the watch was worn. */
function listPoints(account: AccountState, day: DayNumber, { toJson, recordType }: MinuteType): DataPoint[] {
  const { persona, now } = account;
  const minutes = persona.minutes(day);
  const source = createTrackerSource(account);
  const points: DataPoint[] = [];
  for (let i = 0; i < minutes.minutesPassedAt(syncedUntil(now)); i++) {
    const value = minutes.heartRate[i] ? toJson?.(minutes, i) : undefined;
    if (!value) continue;
    const start = minutes.start + i * MINUTE_MS;
    const span = { start, end: start + MINUTE_MS };
    const describeTime = () =>
      recordType === 'sample'
        ? { sampleTime: toSampleTime(persona.calendar, start) }
        : { interval: toCivilInterval(persona.calendar, span) };
    points.push({ ...span, source, toJson: () => ({ ...describeTime(), ...value }) });
  }
  return points;
}
