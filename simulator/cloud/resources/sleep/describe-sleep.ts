import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { LevelSegment } from '../../../persona/level-segments';
import type { Persona } from '../../../persona/persona';
import type { LevelTotal, RecordedSleep } from '../../../persona/recorded-sleep';
import { MINUTE_MS, SECOND_MS } from '../../../world/duration';
import { hasQuirk } from '../../quirks';
import { listSyncedSleeps } from '../../tracker-sync';

/** Why a log has no stages. */
const INFO_CODES = { complete: 0, noHeartRate: 1, tooShort: 2 } as const;
const AVERAGE_DAYS = 30;

/** A cache: a log never changes, nor does the description of its stages. */
const describedStages = new WeakMap<RecordedSleep, unknown>();

/** The synced logs of a day in the service's format, latest first. */
export function describeSleeps(persona: Persona, day: DayNumber, now: number): Record<string, unknown>[] {
  return listSyncedSleeps(persona, day, now)
    .map((log, i) => describeSleep(persona, log, i))
    .reverse();
}

/** The id of the day's log `i`. */
export function sleepLogId(day: DayNumber, i: number): number {
  return 40_000_000_000 + day * 10 + i;
}

/** Whether the log comes without `levels`, as some naps do. */
export function hasNoLevels(persona: Persona, log: RecordedSleep): boolean {
  return !log.isMain && hasQuirk('noLevels', persona, log.day);
}

function describeSleep(persona: Persona, log: RecordedSleep, i: number): Record<string, unknown> {
  const isClassic = log.kind === 'classic';
  const hasNoLatency = isClassic && hasQuirk('noLatency', persona, log.day);
  return {
    dateOfSleep: formatIsoDate(log.day),
    duration: log.timeInBed * MINUTE_MS,
    efficiency: Math.round((100 * log.minutesAsleep) / log.timeInBed),
    endTime: persona.calendar.formatWallTime(log.end),
    infoCode: !isClassic ? INFO_CODES.complete : log.isMain ? INFO_CODES.noHeartRate : INFO_CODES.tooShort,
    isMainSleep: log.isMain,
    ...(hasNoLevels(persona, log)
      ? {}
      : { levels: isClassic ? describeClassicLevels(persona, log) : describeStageLevels(persona, log) }),
    logId: sleepLogId(log.day, i),
    logType: 'auto_detected',
    ...(hasNoLatency ? {} : { minutesAfterWakeup: 0 }),
    minutesAsleep: log.minutesAsleep,
    minutesAwake: log.minutesAwake,
    ...(hasNoLatency ? {} : { minutesToFallAsleep: 0 }),
    startTime: persona.calendar.formatWallTime(log.start),
    timeInBed: log.timeInBed,
    type: log.kind,
  };
}

function describeClassicLevels(persona: Persona, log: RecordedSleep): unknown {
  const summary = log.totals.map(({ level, count, minutes }) => [
    level,
    // The service does not count the stretches asleep.
    { count: level === 'asleep' ? 0 : count, minutes },
  ]);
  return { data: describeSegments(persona, log, log.segments), summary: Object.fromEntries(summary) };
}

function describeStageLevels(persona: Persona, log: RecordedSleep): unknown {
  const stages = describedStages.get(log) ?? describeStages(persona, log);
  describedStages.set(log, stages);
  return stages;
}

function describeStages(persona: Persona, log: RecordedSleep): unknown {
  const before = nightsBefore(persona, log.day);
  const summary = log.totals.map(({ level, count, minutes }) => {
    const average = averageMinutes(before, level);
    const thirtyDayAvgMinutes = average === undefined ? {} : { thirtyDayAvgMinutes: average };
    return [level, { count, minutes, ...thirtyDayAvgMinutes }];
  });
  return {
    data: describeSegments(persona, log, log.segments),
    shortData: describeSegments(persona, log, log.shortWakes),
    summary: Object.fromEntries(summary),
  };
}

function describeSegments(persona: Persona, log: RecordedSleep, row: readonly LevelSegment[]): unknown[] {
  return row.map(({ level, from, seconds }) => ({
    dateTime: persona.calendar.formatWallTime(log.start + from * SECOND_MS),
    level,
    seconds,
  }));
}

function nightsBefore(persona: Persona, day: DayNumber): LevelTotal[][] {
  return Array.from({ length: AVERAGE_DAYS }, (_, i) => persona.sleeps(day - 1 - i))
    .flat()
    .filter((log) => log.kind === 'stages')
    .map((log) => log.totals);
}

function averageMinutes(nights: readonly LevelTotal[][], level: string): number | undefined {
  const minutes = nights.flat().filter((total) => total.level === level);
  if (minutes.length === 0) return undefined;
  return Math.round(minutes.reduce((sum, total) => sum + total.minutes, 0) / minutes.length);
}
