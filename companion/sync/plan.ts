import type { ResultCode } from '../../common/result-codes';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import { DAY_MINUTES, HOUR_MINUTES, MINUTE_MS } from '../../common/time';
import { WAKE_INTERVAL_MINUTES } from '../../common/wake-interval';
import type { DataSet } from '../sources/health-source';
import type { CachedRecord, RecordCache } from './record-cache';
import { lastItem } from './sections/section';
import type { SyncState } from './sync-state';

/**
 * Why a sync begins, from the least to the most important: the companion woke by itself (`wake`), the wearer looks at
 * old data on the watch (`glance`), the wearer requested it or has just signed in (`manual`).
 */
export const TRIGGERS = ['wake', 'glance', 'manual'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What the plan is made from. */
export interface Situation {
  trigger: Trigger;
  /** ms. */
  now: number;
  /** The wearer's own date and time of day. */
  day: DayNumber;
  minute: MinuteOfDay;
  /** What the pages that are on draw and the wearer granted, the most important first. */
  candidates: DataSet[];
  records: RecordCache;
  fetchResults: SyncState['fetchResults'];
}

/** A wake that comes a little early still finds things due. */
const SLACK_MS = MINUTE_MS;

/** From noon on nobody expects news of last night; from midnight to five nobody looks. */
const NOON = 12 * HOUR_MINUTES;
const FIVE_AM = 5 * HOUR_MINUTES;
const SLOW_FACTOR = 4;

type Rule = [wake: number, glance: number, kind?: 'night' | 'measure'];

/**
 * How old a data set may grow (minutes) before it is asked for again: as the wakes come, and while the
 * wearer looks. From midnight to five it may grow four times as old. A `night`, and a `measure` of it, is
 * asked for until it is in, then left alone; four times as seldom from noon on.
 */
const DEFAULT_RULE: Rule = [2 * HOUR_MINUTES, WAKE_INTERVAL_MINUTES];
const DAILY_RULE: Rule = [DAY_MINUTES, DAY_MINUTES];
/** In about a quarter of an hour after the night is in. */
const MEASURE_RULE: Rule = [WAKE_INTERVAL_MINUTES, WAKE_INTERVAL_MINUTES, 'measure'];
const RULES: { [D in DataSet]?: Rule } = {
  profile: DAILY_RULE,
  sleep: [WAKE_INTERVAL_MINUTES, WAKE_INTERVAL_MINUTES, 'night'],
  activitySummary: [WAKE_INTERVAL_MINUTES, 2],
  hrv: MEASURE_RULE,
  breathing: MEASURE_RULE,
  skin: MEASURE_RULE,
  // In up to an hour after the night is.
  oxygen: [2 * WAKE_INTERVAL_MINUTES, WAKE_INTERVAL_MINUTES, 'measure'],
  dailySteps: [6 * HOUR_MINUTES, HOUR_MINUTES],
  waterGoal: DAILY_RULE,
};

/** What the application is not allowed is asked for so often, what fails otherwise by its own fault so often. */
const RETRY_MINUTES: { [C in ResultCode]?: number } = {
  scope: DAY_MINUTES,
  'not-found': HOUR_MINUTES,
  validation: HOUR_MINUTES,
  request: HOUR_MINUTES,
  shape: HOUR_MINUTES,
};

/** The data sets that are due, most important first. */
export const plan = (situation: Situation): DataSet[] =>
  situation.candidates.filter((dataSet) => isDue(dataSet, situation));

const isDue = (dataSet: DataSet, situation: Situation): boolean => {
  const { trigger, now, fetchResults, records } = situation;
  if (trigger === 'manual') return true;
  // A time ahead of the clock is of before the clock was set back: too old to trust.
  const isOlder = (time: number, minutes: number) =>
    now < time || now - time >= minutes * MINUTE_MS - SLACK_MS;
  const { code = 'ok', triedAt = 0 } = fetchResults[dataSet] || {};
  const retryMinutes = RETRY_MINUTES[code];
  if (retryMinutes) return isOlder(triedAt, retryMinutes);
  const cached = records[dataSet];
  return !cached || isOlder(cached.fetchedAt, maxAgeMinutes(dataSet, situation));
};

const maxAgeMinutes = (dataSet: DataSet, situation: Situation): number => {
  const { trigger, minute, candidates, records } = situation;
  const [wake, glance, kind] = RULES[dataSet] || DEFAULT_RULE;
  if (kind === 'night' && isNightOver(situation)) return Infinity;
  if (kind === 'measure') {
    if (isTodayKnown(records[dataSet], situation)) return Infinity;
    // Without a night there is nothing to measure; whether there is one may be unknown.
    if (candidates.indexOf('sleep') >= 0 && !isTodayKnown(records.sleep, situation)) return DAY_MINUTES;
  }
  const wakeAge = minute < FIVE_AM || (kind && minute >= NOON) ? wake * SLOW_FACTOR : wake;
  return trigger === 'glance' ? Math.min(wakeAge, glance) : wakeAge;
};

/** The newest of these is today's. */
const isTodayKnown = (cached: CachedRecord<unknown> | undefined, { day }: Situation): boolean =>
  !!cached && (cached.value as { date?: DayNumber }[]).slice(-1).some(({ date }) => date === day);

/**
 * Last night is known and will not change: its log was still the same an hour after the wearer rose.
 * (Somebody who falls asleep again gets a longer log, and stages come after the first sync.)
 */
const isNightOver = (situation: Situation): boolean => {
  const { records, now, day, minute } = situation;
  const { sleep } = records;
  const night = sleep && lastItem(sleep.value);
  if (!sleep || !night || night.date !== day) return false;
  const checkedAt = minute - (now - sleep.fetchedAt) / MINUTE_MS;
  return checkedAt >= night.rise + HOUR_MINUTES;
};
