import type { ResultCode } from '../../common/result-codes';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import type { DataSet } from '../sources/health-source';
import type { Held, RecordCache } from './record-cache';
import { last } from './sections/section';
import type { SyncState } from './sync-state';

/**
 * Why a sync was begun: the companion woke up by itself (`wake`), the wearer looks at old data on the
 * watch (`glance`), the wearer asked for it or has just signed in (`manual`).
 */
export type Trigger = 'wake' | 'glance' | 'manual';

/** What the plan is made from. */
export interface Situation {
  trigger: Trigger;
  /** ms. */
  now: number;
  /** The wearer's own date and time of day. */
  day: DayNumber;
  minute: MinuteOfDay;
  /** What the pages that are on draw and the wearer granted, the most important first. */
  wanted: DataSet[];
  records: RecordCache;
  checks: SyncState['checks'];
}

const MINUTE = 60000;
const HOUR = 60;
const DAY = 24 * HOUR;
/** Wakes come about every 15 minutes; one that comes a little early still finds things due. */
const SLACK = MINUTE;

/** From noon on nobody expects news of last night; from midnight to five nobody looks. */
const NOON = 12 * HOUR;
const FIVE = 5 * HOUR;
const SELDOM = 4;

type Rule = [wake: number, look: number, kind?: 'night' | 'measure'];

/**
 * How old a data set may grow (minutes) before it is asked for again: as the wakes come, and while the
 * wearer looks. From midnight to five it may grow four times as old. A `night`, and a `measure` of it, is
 * asked for until it is in, then left alone; four times as seldom from noon on.
 */
const USUAL: Rule = [2 * HOUR, 15];
const DAILY: Rule = [DAY, DAY];
/** In about a quarter of an hour after the night is in. */
const MEASURE: Rule = [15, 15, 'measure'];
const RULES: { [D in DataSet]?: Rule } = {
  profile: DAILY,
  sleep: [15, 15, 'night'],
  activitySummary: [15, 2],
  hrv: MEASURE,
  breathing: MEASURE,
  skin: MEASURE,
  // In up to an hour after the night is.
  oxygen: [30, 15, 'measure'],
  dailySteps: [6 * HOUR, HOUR],
  waterGoal: DAILY,
};

/** What the application is not allowed is asked for so often, what fails otherwise by its own fault so often. */
const AGAIN: { [C in ResultCode]?: number } = {
  scope: DAY,
  'not-found': HOUR,
  validation: HOUR,
  request: HOUR,
  shape: HOUR,
};

/** The data sets that are due, most important first. */
export const plan = (situation: Situation): DataSet[] =>
  situation.wanted.filter((dataSet) => isDue(dataSet, situation));

const isDue = (dataSet: DataSet, situation: Situation): boolean => {
  const { trigger, now, checks, records } = situation;
  if (trigger === 'manual') return true;
  // A time ahead of the clock is of before the clock was set back: too old to trust.
  const isOlder = (time: number, minutes: number) => now < time || now - time >= minutes * MINUTE - SLACK;
  const { code = 'ok', tried = 0 } = checks[dataSet] || {};
  const again = AGAIN[code];
  if (again) return isOlder(tried, again);
  const held = records[dataSet];
  return !held || isOlder(held.at, allowedAge(dataSet, situation));
};

const allowedAge = (dataSet: DataSet, situation: Situation): number => {
  const { trigger, minute, wanted, records } = situation;
  const [wake, look, kind] = RULES[dataSet] || USUAL;
  if (kind === 'night' && isNightOver(situation)) return Infinity;
  if (kind === 'measure') {
    if (isIn(records[dataSet], situation)) return Infinity;
    // Without a night there is nothing to measure; whether there is one may be unknown.
    if (wanted.indexOf('sleep') >= 0 && !isIn(records.sleep, situation)) return DAY;
  }
  const age = minute < FIVE || (kind && minute >= NOON) ? wake * SELDOM : wake;
  return trigger === 'glance' ? Math.min(age, look) : age;
};

/** The newest of these is today's. */
const isIn = (held: Held<unknown> | undefined, { day }: Situation): boolean =>
  !!held && (held.value as { date?: DayNumber }[]).slice(-1).some(({ date }) => date === day);

/**
 * Last night is known and will not change: its log was still the same an hour after the wearer rose.
 * (Somebody who falls asleep again gets a longer log, and stages come after the first sync.)
 */
const isNightOver = (situation: Situation): boolean => {
  const { records, now, minute } = situation;
  const { sleep } = records;
  if (!sleep || !isIn(sleep, situation)) return false;
  const checkedAt = minute - (now - sleep.at) / MINUTE;
  return checkedAt >= last(sleep.value).rise + HOUR;
};
