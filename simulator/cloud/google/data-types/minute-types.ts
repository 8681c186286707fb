import type { DayMinutes } from '../../../persona/day-minutes';
import { MINUTE_MS } from '../../../world/duration';
import type { AccountState } from '../../route';
import { syncedUntil } from '../../tracker-sync';
import { civilIntervalObject, sampleTimeObject } from '../time-text';
import { type DataPoint, type DataType, MEMBERS, trackerSource } from './data-type';
import { isWorn, pulses, type Stretch, sumOf, syncedMinutes } from './synced-minutes';

/** What is recorded by the minute. */
interface MinuteType {
  id: string;
  /** `interval` by default. */
  record?: 'interval' | 'sample';
  scope?: DataType['scope'];
  /** What is told of a minute; undefined where there is nothing to tell. Absent where the service refuses to list. */
  tell?(minutes: DayMinutes, i: number): object | undefined;
  longest?: 14;
  /** The sum of what is known; undefined where there is nothing. */
  sum(known: readonly Stretch[]): object | undefined;
}

const ACTIVITY = 'googlehealth.activity_and_fitness.readonly';
const METRICS = 'googlehealth.health_metrics_and_measurements.readonly';

const zones = [
  ['fatBurn', 'FAT_BURN', 'sumInFatBurnHeartZone'],
  ['cardio', 'CARDIO', 'sumInCardioHeartZone'],
  ['peak', 'PEAK', 'sumInPeakHeartZone'],
] as const;

/** Windows in which nobody wore the watch have no sum; those in which nothing happened have the sum 0. */
const table: readonly MinuteType[] = [
  {
    id: 'steps',
    tell: (minutes, i) => ({ count: String(minutes.valueAt('steps', i)) }),
    sum: (known) => (isWorn(known) ? { countSum: String(sumOf(known, 'steps')) } : undefined),
  },
  {
    id: 'distance',
    tell: (minutes, i) => ({ millimeters: millimetres(minutes.valueAt('distance', i)) }),
    sum: (known) => (isWorn(known) ? { millimetersSum: millimetres(sumOf(known, 'distance')) } : undefined),
  },
  {
    id: 'floors',
    sum: (known) => (isWorn(known) ? { countSum: String(sumOf(known, 'floors')) } : undefined),
  },
  {
    // A body burns energy whether or not somebody watches.
    id: 'total-calories',
    longest: 14,
    sum: (known) => (known.length > 0 ? { kcalSum: sumOf(known, 'calories') } : undefined),
  },
  {
    id: 'active-zone-minutes',
    tell: (minutes, i) => {
      const zone = zones.find(([quantity]) => minutes.valueAt(quantity, i) > 0);
      return zone && { heartRateZone: zone[1], activeZoneMinutes: String(minutes.valueAt(zone[0], i)) };
    },
    sum: (known) => {
      const sums = zones.map(([quantity, , key]) => [key, sumOf(known, quantity)] as const);
      if (sums.every(([, sum]) => sum === 0)) return undefined;
      return Object.fromEntries(sums.map(([key, sum]) => [key, String(sum)]));
    },
  },
  {
    id: 'heart-rate',
    record: 'sample',
    scope: METRICS,
    longest: 14,
    tell: (minutes, i) => ({ beatsPerMinute: String(minutes.heartRate[i]) }),
    sum: (known) => {
      const beats = pulses(known);
      if (beats.length === 0) return undefined;
      return {
        beatsPerMinuteAvg: beats.reduce((sum, one) => sum + one, 0) / beats.length,
        beatsPerMinuteMax: Math.max(...beats),
        beatsPerMinuteMin: Math.min(...beats),
      };
    },
  },
];

function millimetres(metres: number): string {
  return String(Math.round(metres * 1000));
}

export const minuteTypes: readonly DataType[] = table.map((row) => ({
  id: row.id,
  scope: row.scope ?? ACTIVITY,
  members: MEMBERS[row.record ?? 'interval'],
  ...(row.tell ? { points: (account, day) => pointsOf(account, day, row) } : {}),
  rollUp: {
    longest: row.longest ?? 90,
    sum: (account, from, to) => row.sum(syncedMinutes(account, from, to)),
  },
}));

/** One point for each minute that the watch was worn. */
function pointsOf(account: AccountState, day: number, { tell, record }: MinuteType): DataPoint[] {
  const { persona, now } = account;
  const minutes = persona.minutes(day);
  const source = trackerSource(account);
  const points: DataPoint[] = [];
  for (let i = 0; i < minutes.minutesPassedAt(syncedUntil(now)); i++) {
    const told = minutes.heartRate[i] ? tell?.(minutes, i) : undefined;
    if (!told) continue;
    const start = minutes.start + i * MINUTE_MS;
    const end = start + MINUTE_MS;
    const when = () =>
      record === 'sample'
        ? { sampleTime: sampleTimeObject(persona.calendar, start) }
        : { interval: civilIntervalObject(persona.calendar, start, end) };
    points.push({ start, end, source, value: () => ({ ...when(), ...told }) });
  }
  return points;
}
