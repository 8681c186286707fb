import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { LevelSegment } from '../../../persona/level-segments';
import type { Persona } from '../../../persona/persona';
import type { LevelTotal, RecordedSleep } from '../../../persona/recorded-sleep';
import { MINUTE_MS, SECOND_MS } from '../../../world/duration';
import { hasQuirk } from '../../quirks';
import { syncedSleeps } from '../../tracker-sync';

/** Why a log has no stages: 0 it has, 1 no heart rate, 2 too short. */
const INFO_CODES = { complete: 0, noHeartRate: 1, tooShort: 2 } as const;
const AVERAGE_DAYS = 30;

/** A log once written stays as it is, and so does what is told of its stages. */
const describedStages = new WeakMap<RecordedSleep, unknown>();

/** The logs of a day as the service tells them, latest first. */
export function describeSleeps(persona: Persona, day: DayNumber, now: number): Record<string, unknown>[] {
  return syncedSleeps(persona, day, now)
    .map((log, i) => describeSleep(persona, log, i))
    .reverse();
}

/** The number of the day's log `i`. */
export function sleepLogId(day: DayNumber, i: number): number {
  return 40_000_000_000 + day * 10 + i;
}

/** Some naps are told without what happened in them. */
export function hasNoLevels(persona: Persona, log: RecordedSleep): boolean {
  return !log.isMain && hasQuirk('noLevels', persona, log.day);
}

function describeSleep(persona: Persona, log: RecordedSleep, i: number): Record<string, unknown> {
  const classic = log.kind === 'classic';
  const noLatency = classic && hasQuirk('noLatency', persona, log.day);
  return {
    dateOfSleep: formatIsoDate(log.day),
    duration: log.timeInBed * MINUTE_MS,
    efficiency: Math.round((100 * log.minutesAsleep) / log.timeInBed),
    endTime: persona.calendar.formatWallTime(log.end),
    infoCode: !classic ? INFO_CODES.complete : log.isMain ? INFO_CODES.noHeartRate : INFO_CODES.tooShort,
    isMainSleep: log.isMain,
    ...(hasNoLevels(persona, log)
      ? {}
      : { levels: classic ? describeClassicLevels(persona, log) : describeStageLevels(persona, log) }),
    logId: sleepLogId(log.day, i),
    logType: 'auto_detected',
    ...(noLatency ? {} : { minutesAfterWakeup: 0 }),
    minutesAsleep: log.minutesAsleep,
    minutesAwake: log.minutesAwake,
    ...(noLatency ? {} : { minutesToFallAsleep: 0 }),
    startTime: persona.calendar.formatWallTime(log.start),
    timeInBed: log.timeInBed,
    type: log.kind,
  };
}

function describeClassicLevels(persona: Persona, log: RecordedSleep): unknown {
  const summary = log.totals.map(({ level, count, minutes }) => [
    level,
    // The service does not count how often one was asleep.
    { count: level === 'asleep' ? 0 : count, minutes },
  ]);
  return { data: describeSegments(persona, log, log.segments), summary: Object.fromEntries(summary) };
}

function describeStageLevels(persona: Persona, log: RecordedSleep): unknown {
  const told = describedStages.get(log) ?? describeStages(persona, log);
  describedStages.set(log, told);
  return told;
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
