import {
  LEVEL_AWAKE,
  LEVEL_DEEP,
  LEVEL_LIGHT,
  LEVEL_REM,
  NO_SLEEP_LEVEL,
  type SleepLevel,
} from '../../common/snapshot';
import { DAY_MINUTES, HOUR_MINUTES, MINUTE_S } from '../../common/time';
import { extend } from '../assign';
import { numberInRange, throwShapeError } from '../decode';
import { isEmpty } from '../is-empty';
import { min, round } from '../math';
import { sortBy } from '../sort-by';
import type { SleepLog, SleepSegment } from './health-source';
import { lastOfEachDay } from './last-of-each-day';

/** Logs with stages have wake (or awake), rem, light and deep, `classic` ones awake, restless and asleep. */
export const LEVEL_BY_NAME: { [name: string]: SleepLevel | undefined } = {
  wake: LEVEL_AWAKE,
  awake: LEVEL_AWAKE,
  rem: LEVEL_REM,
  restless: LEVEL_REM,
  light: LEVEL_LIGHT,
  asleep: LEVEL_LIGHT,
  deep: LEVEL_DEEP,
};

/** An unknown stage counts as light sleep. */
export const levelOf = (name: string): SleepLevel => {
  const { [name]: level = LEVEL_LIGHT } = LEVEL_BY_NAME;
  return level;
};

/** What the level names say counts before the type: a first reading of a night may be classic and say STAGES. */
export const kindOf = (names: string[], type: string | undefined): SleepLog['kind'] => {
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  const classicNames = count(/^(asleep|restless)$/);
  const stageNames = count(/^(rem|light|deep)$/);
  return classicNames > stageNames || (classicNames === stageNames && type === 'classic')
    ? 'classic'
    : 'stages';
};

/** Nobody sleeps longer. */
export const MAX_SLEEP_MINUTES = DAY_MINUTES;
export const minutes = numberInRange(0, MAX_SLEEP_MINUTES);

/** The minutes of a sleep at a level, by the name of the level. */
export interface LevelSum {
  name: string;
  minutes?: number;
}

/**
 * Minutes by level: of the service's sums, which include the short wakes that its segments omit, else of the segments.
 */
const minutesByLevel = (sums: LevelSum[], segments: SleepSegment[]): SleepLog['minutes'] => {
  const result: SleepLog['minutes'] = [0, 0, 0, 0];
  for (const { name, minutes = 0 } of sums) result[levelOf(name)] += minutes;
  const isSummed = result.map(Boolean);
  for (const { level, seconds } of segments)
    if (level !== NO_SLEEP_LEVEL && !isSummed[level]) result[level] += seconds / MINUTE_S;
  // `map` keeps the length, which its type does not say.
  return result.map(round) as SleepLog['minutes'];
};

/** A log that may not say how long the wearer slept. */
type SleepLogWithoutSum = Omit<SleepLog, 'asleep' | 'minutes'> & { asleep?: number };

/**
 * The log with its minutes: by level, and asleep, which are all but those awake where the service does not say, or says
 * 0. Throws `shape` when nothing does.
 */
export const withMinutes = (log: SleepLogWithoutSum, sums: LevelSum[]): SleepLog => {
  const minutes = minutesByLevel(sums, log.segments);
  const [, rem, light, deep] = minutes;
  return extend(log, { minutes, asleep: round(log.asleep || rem + light + deep || throwShapeError()) });
};

/** A part of a sleep where the service places it. */
export interface Stretch {
  level: SleepLevel;
  /** Seconds from going to bed. */
  start: number;
  seconds: number;
}

/**
 * Lays stretches out by their own times, from bed to rise: in whatever order they come, without what lies outside or
 * on top of another, and with the holes between them.
 */
export const layOut = (stretches: Stretch[], totalSeconds: number): SleepSegment[] => {
  const segments: SleepSegment[] = [];
  let end = 0;
  const add = (level: SleepSegment['level'], until: number): void => {
    const seconds = min(until, totalSeconds) - end;
    if (seconds <= 0) return;
    segments.push({ level, seconds });
    end += seconds;
  };
  for (const { level, start, seconds } of sortBy(stretches, (stretch) => stretch.start)) {
    add(NO_SLEEP_LEVEL, start);
    add(level, start + seconds);
  }
  if (!isEmpty(segments)) add(NO_SLEEP_LEVEL, totalSeconds);
  return segments;
};

/** A shorter sleep is a nap where the service does not say. */
const MIN_NIGHT_MINUTES = 3 * HOUR_MINUTES;

/**
 * The main sleep of each date. Of two main ones, or two as long as a night, the later, as of somebody who sleeps twice
 * a day; of copies that lie on top of each other, and where none is the main one, the longer.
 */
export const selectMainSleeps = (logs: SleepLog[]): SleepLog[] =>
  lastOfEachDay(
    logs,
    (a, b) =>
      Number(a.isMain) - Number(b.isMain) ||
      ((a.isMain || min(a.asleep, b.asleep) >= MIN_NIGHT_MINUTES) && areApart(a, b)
        ? a.rise - b.rise
        : a.asleep - b.asleep),
  );

/** Of two sleeps that end on the same date, whether one ends before the other begins. */
const areApart = (a: SleepLog, b: SleepLog): boolean =>
  a.rise <= bedBeforeRise(b) || b.rise <= bedBeforeRise(a);

/** Below 0 on the day before. */
const bedBeforeRise = ({ bed, rise }: SleepLog): number => (bed > rise ? bed - DAY_MINUTES : bed);
