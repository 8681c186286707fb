import type { ResultCode } from '../../common/result-codes';
import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import { DAY_MINUTES, HOUR_MINUTES, MINUTE_MS } from '../../common/time';
import { WAKE_INTERVAL_MINUTES } from '../../common/wake-interval';
import { min } from '../math';
import type { DataSet } from '../sources/health-source';
import type { CachedRecord, RecordCache } from './record-cache';
import { resultOf, type SyncState } from './sync-state';

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
  results: SyncState['results'];
}

/** A wake that comes a little early still finds things due. */
export const WAKE_SLACK_MS = MINUTE_MS;

/** After noon no news of last night is expected; from midnight to five nobody looks at the watch. */
const NOON = 12 * HOUR_MINUTES;
const FIVE_AM = 5 * HOUR_MINUTES;
const SLOW_FACTOR = 4;

/**
 * Kinds of data sets that belong to last night: its log, and what was measured in it, which follows the log within
 * about a quarter of an hour, or within an hour.
 */
const NIGHT = 1;
const MEASURE = 2;
const LATE_MEASURE = 3;

type Rule = [wake: number, glance: number, kind?: typeof NIGHT | typeof MEASURE | typeof LATE_MEASURE];

/**
 * The age in minutes at which a data set is fetched again: on a wake, and while the wearer looks. From midnight to five
 * it is four times as old. A night, and a measure of it, is fetched until it is complete, and four times as seldom
 * after noon. A night that is over is fetched four times as seldom again. A measure that is still missing by then may
 * never come, and is fetched four times as seldom: else the measures would use up the requests of a day.
 */
const DEFAULT_RULE: Rule = [2 * HOUR_MINUTES, WAKE_INTERVAL_MINUTES];
const DAILY_RULE: Rule = [DAY_MINUTES, DAY_MINUTES];
const MEASURE_RULE: Rule = [WAKE_INTERVAL_MINUTES, WAKE_INTERVAL_MINUTES, MEASURE];
const QUARTER_DAY_RULE: Rule = [6 * HOUR_MINUTES, HOUR_MINUTES];
const RULES: { [D in DataSet]?: Rule } = {
  // The account's zone may follow the wearer's some hours after the phone's.
  profile: QUARTER_DAY_RULE,
  sleep: [WAKE_INTERVAL_MINUTES, WAKE_INTERVAL_MINUTES, NIGHT],
  activitySummary: [WAKE_INTERVAL_MINUTES, 2],
  hrv: MEASURE_RULE,
  breathing: MEASURE_RULE,
  skin: MEASURE_RULE,
  oxygen: [2 * WAKE_INTERVAL_MINUTES, WAKE_INTERVAL_MINUTES, LATE_MEASURE],
  dailySteps: QUARTER_DAY_RULE,
  waterGoal: DAILY_RULE,
};

/** The minutes until a failed data set is tried again, for failures that a retry hardly mends. */
const RETRY_MINUTES: { [C in ResultCode]?: number } = {
  scope: DAY_MINUTES,
  gone: DAY_MINUTES,
  internal: HOUR_MINUTES,
  permission: HOUR_MINUTES,
  'no-profile': HOUR_MINUTES,
  client: HOUR_MINUTES,
  token: HOUR_MINUTES,
  'not-found': HOUR_MINUTES,
  validation: HOUR_MINUTES,
  request: HOUR_MINUTES,
  shape: HOUR_MINUTES,
};

/** The data sets that are due, most important first. */
export const plan = ({ trigger, now, day, minute, candidates, records, results }: Situation): DataSet[] => {
  // A time ahead of the clock is from before the clock was set back. It counts as old.
  const isOlder = (time: number, minutes: number) =>
    now < time || now - time >= minutes * MINUTE_MS - WAKE_SLACK_MS;

  /** Whether the newest item is of today. */
  const isTodayKnown = (cached: CachedRecord<unknown> | undefined): boolean =>
    // Of the lists that are passed here only those with dates can match.
    !!cached && (cached.value as { date?: DayNumber }[]).slice(-1).some(({ date }) => date === day);

  /**
   * Whether the log of last night is final: it was fetched at least an hour after the wearer rose. Before that the
   * wearer may fall asleep again, which makes the log longer, and stages arrive after the first sync.
   */
  const isNightOver = (sleep: RecordCache['sleep']): boolean =>
    !!sleep &&
    sleep.value.slice(-1).some(({ date, rise }) => {
      const checkedAt = minute - (now - sleep.fetchedAt) / MINUTE_MS;
      return date === day && checkedAt >= rise + HOUR_MINUTES;
    });

  const maxAgeMinutes = (dataSet: DataSet): number => {
    const [wake, glance, kind = 0] = RULES[dataSet] || DEFAULT_RULE;
    if (kind > NIGHT) {
      if (isTodayKnown(records[dataSet])) return Infinity;
      // Without a night there are no measures. Without access to the nights that is unknown.
      if (!isTodayKnown(records.sleep)) return candidates.indexOf('sleep') < 0 ? HOUR_MINUTES : DAY_MINUTES;
    }
    const isOver = kind && isNightOver(records.sleep);
    const isSlow = minute < FIVE_AM || (kind && minute >= NOON) || (kind === MEASURE && isOver);
    const wakeAge = isSlow ? wake * SLOW_FACTOR : wake;
    // The wearer may have slept again. A glance does not hurry that.
    if (kind === NIGHT && isOver) return wakeAge * SLOW_FACTOR;
    return trigger === 'glance' ? min(wakeAge, glance) : wakeAge;
  };

  return candidates.filter((dataSet) => {
    if (trigger === 'manual') return true;
    const { code = 'ok', triedAt = 0 } = resultOf(results, dataSet);
    // What failed is due whatever the age of its last good record.
    if (code !== 'ok') return isOlder(triedAt, RETRY_MINUTES[code] || 0);
    const cached = records[dataSet];
    return !cached || isOlder(cached.fetchedAt, maxAgeMinutes(dataSet));
  });
};
