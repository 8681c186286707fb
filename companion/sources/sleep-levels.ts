import { LEVEL_AWAKE, LEVEL_DEEP, LEVEL_LIGHT, LEVEL_REM, type SleepLevel } from '../../common/snapshot';
import { DAY_MINUTES, MINUTE_S } from '../../common/time';
import { map, numberInRange } from '../decode';
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
  const level = LEVEL_BY_NAME[name];
  return level === undefined ? LEVEL_LIGHT : level;
};

/** Nobody sleeps longer. */
export const MAX_SLEEP_MINUTES = DAY_MINUTES;
export const minutes = numberInRange(0, MAX_SLEEP_MINUTES);
export const wholeMinutes = map(minutes, (value) => value && Math.round(value));

/** The minutes of the service's summary, which includes the short wakes that its segments omit; without one those of the segments. */
export const minutesByLevel = (
  summary: { level: SleepLevel; minutes?: number }[],
  segments: SleepSegment[],
): SleepLog['minutes'] => {
  const result: SleepLog['minutes'] = [0, 0, 0, 0];
  for (const entry of summary) result[entry.level] += entry.minutes || 0;
  if (!result.some(Boolean)) for (const { level, seconds } of segments) result[level] += seconds / MINUTE_S;
  // `map` keeps the length, which its type does not say.
  return result.map(Math.round) as SleepLog['minutes'];
};

/** The main sleep of each date. A nap counts only when there is no other sleep. */
export const selectMainSleeps = (logs: SleepLog[]): SleepLog[] =>
  lastOfEachDay(logs, (a, b) => Number(a.isMain) - Number(b.isMain) || a.asleep - b.asleep);
