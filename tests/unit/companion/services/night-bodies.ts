import type { ServiceName } from '../../../../common/services';
import { DAY_MS, MINUTE_MS } from '../../../../common/time';
import { isoDate } from '../../../../companion/dates';
import { TODAY } from '../../../today';

/** From 22:55 to 6:25. */
export const NIGHT_MINUTES = 450;
const RISE_MS = TODAY * DAY_MS + (6 * 60 + 25) * MINUTE_MS;

/** `from`: minutes after going to bed. A test may put anything in the place of a member. */
export interface Stretch {
  level?: unknown;
  from?: unknown;
  minutes?: unknown;
}

export const STRETCHES: Stretch[] = [
  { level: 'light', from: 0, minutes: 130 },
  { level: 'deep', from: 130, minutes: 80 },
  { level: 'wake', from: 210, minutes: 53 },
  { level: 'rem', from: 263, minutes: 97 },
  { level: 'light', from: 360, minutes: 90 },
];
const SUMS = { wake: 53, rem: 97, light: 220, deep: 80 };

/** What is different in a log from a good one. */
export interface Changes {
  log?: unknown;
  date?: unknown;
  start?: unknown;
  end?: unknown;
  /** The offset of the clock, where the dialect has it. */
  offset?: unknown;
  asleep?: unknown;
  isMain?: unknown;
  type?: unknown;
  /** Minutes in bed. */
  length?: number;
  stretches?: unknown;
  sums?: Record<string, unknown>;
}

export interface NightLog {
  /** When it ended, in days after 6:25 today. */
  end: number;
  asleep: number;
  stretches: Stretch[];
  isMain: boolean | undefined;
  changes?: Changes;
}

/** The wall clock at a moment of last night, in the dialect with offsets. */
export const clockAfter = (minutes: number): string =>
  googleTime(RISE_MS + (minutes - NIGHT_MINUTES) * MINUTE_MS);

const fitbitTime = (wall: number): string => new Date(wall).toISOString().replace('Z', '');
/** Two hours behind the wall clock of Vienna. */
const googleTime = (wall: number): string => new Date(wall - 120 * MINUTE_MS).toISOString();

/** A list of nights in the dialect of a service. */
export function nightBody(service: ServiceName, logs: (NightLog | { raw: unknown })[]): unknown {
  const rows = logs.map((log) => ('raw' in log ? log.raw : rowOf(service, log)));
  return service === 'fitbit' ? { sleep: rows } : { dataPoints: rows };
}

const isStretch = (value: unknown): value is Stretch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rowOf(service: ServiceName, { end, asleep, stretches, isMain, changes = {} }: NightLog): unknown {
  const rise = RISE_MS + Math.round(end * 1440) * MINUTE_MS;
  const bed = rise - (changes.length ?? NIGHT_MINUTES) * MINUTE_MS;
  const given = 'stretches' in changes ? changes.stretches : stretches;
  const list = Array.isArray(given)
    ? given.map((stretch) => (isStretch(stretch) ? stretchOf(service, stretch, bed) : stretch))
    : given;
  const sums = changes.sums && Object.keys(changes.sums).length === 0 ? {} : { ...SUMS, ...changes.sums };
  const all = {
    date: isoDate(Math.floor(rise / DAY_MS)),
    start: service === 'fitbit' ? fitbitTime(bed) : googleTime(bed),
    end: service === 'fitbit' ? fitbitTime(rise) : googleTime(rise),
    offset: '7200s',
    asleep,
    isMain,
    type: 'stages',
    ...changes,
  };
  if ('log' in changes) return service === 'fitbit' ? changes.log : { sleep: changes.log };
  return service === 'fitbit' ? fitbitRow(all, list, sums) : googleRow(all, list, sums);
}

function fitbitRow(
  { date, start, end, asleep, isMain, type }: Changes,
  data: unknown,
  sums: Record<string, unknown>,
): unknown {
  const summary = Object.fromEntries(Object.entries(sums).map(([name, minutes]) => [name, { minutes }]));
  return {
    dateOfSleep: date,
    startTime: start,
    endTime: end,
    minutesAsleep: asleep,
    isMainSleep: isMain,
    type,
    levels: { data, summary },
  };
}

function googleRow(
  { start, end, offset, asleep, isMain, type, date }: Changes,
  stages: unknown,
  sums: Record<string, unknown>,
): unknown {
  const stagesSummary = Object.entries(sums).map(([name, minutes]) => ({ type: googleLevel(name), minutes }));
  return {
    name: date,
    sleep: {
      interval: { startTime: start, startUtcOffset: offset, endTime: end, endUtcOffset: offset },
      type: typeof type === 'string' ? type.toUpperCase() : type,
      stages,
      metadata: { processed: true, mainSleep: isMain },
      summary: { minutesAsleep: asleep, stagesSummary },
    },
  };
}

const googleLevel = (level: unknown): unknown =>
  typeof level === 'string' ? level.replace(/^wake$/, 'awake').toUpperCase() : level;

function stretchOf(service: ServiceName, { level, from, minutes }: Stretch, bed: number): unknown {
  const start = bed + Number(from) * MINUTE_MS;
  const isLength = typeof minutes === 'number';
  if (service === 'fitbit') {
    return { dateTime: fitbitTime(start), level, seconds: isLength ? minutes * 60 : minutes };
  }
  const endTime = isLength ? googleTime(start + minutes * MINUTE_MS) : minutes;
  return { type: googleLevel(level), startTime: googleTime(start), endTime };
}
