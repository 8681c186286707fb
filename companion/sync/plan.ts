import type { DayNumber, MinuteOfDay } from '../../common/snapshot';
import type { DataSet, HealthService, Records } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/**
 * Why a sync was begun: the companion woke up by itself (`wake`), the wearer looks at old data on the
 * watch (`look`), the wearer asked for it or has just signed in (`ask`).
 */
export type Trigger = 'wake' | 'look' | 'ask';

/** What the plan is made from. Times in ms. */
export interface Situation {
  trigger: Trigger;
  now: number;
  /** The wearer's own date and time of day. */
  today: DayNumber;
  minute: MinuteOfDay;
  granted: string[];
  records: RecordCache['records'];
  checks: SyncState['checks'];
  /** Requests that the budget allows now. */
  allowance: number;
}

const MINUTE = 60000;
/** Wakes come about every 15 minutes; one that comes a little early still finds things due. */
const SLACK = MINUTE;
const NEVER = Infinity;

/** How old a data set may grow (minutes) before it is asked for again. */
interface Rule {
  dataSet: DataSet;
  wake(situation: Situation): number;
  /** While the wearer looks. */
  look: number;
}

/**
 * The order is that of importance, where the budget does not reach for all. An ordinary day comes to
 * some 130 requests in 96 wakes.
 */
const RULES: Rule[] = [
  { dataSet: 'profile', look: 1440, wake: () => 1440 },
  { dataSet: 'nights', look: 15, wake: (s) => (s.minute >= 4 * 60 && s.minute < 12 * 60 ? 15 : 60) },
  { dataSet: 'day', look: 2, wake: (s) => (s.minute >= 6 * 60 ? 15 : 60) },
  { dataSet: 'heart', look: 15, wake: (s) => (hasRate(s) ? 240 : 60) },
];

/** A data set whose own call fails (not allowed, not there) is asked for so often at most. */
const AFTER_FAILURE = 60;

/** The data sets that are due, most important first. */
export function plan(situation: Situation, scopes: HealthService['scopes']): DataSet[] {
  return RULES.filter(
    (rule) => situation.granted.indexOf(scopes[rule.dataSet]) >= 0 && isDue(rule, situation),
  )
    .map((rule) => rule.dataSet)
    .slice(0, situation.allowance);
}

function isDue(rule: Rule, situation: Situation): boolean {
  if (situation.trigger === 'ask') return true;
  const check = situation.checks[rule.dataSet];
  const held = situation.records[rule.dataSet];
  if (check && isOwnFailure(check.code)) return isOlder(check.tried, AFTER_FAILURE, situation.now);
  if (!held) return true;
  return isOlder(held.at, allowedAge(rule, situation), situation.now);
}

function allowedAge(rule: Rule, situation: Situation): number {
  if (rule.dataSet === 'nights' && nightIsIn(situation)) return NEVER;
  const age = rule.wake(situation);
  return situation.trigger === 'look' ? Math.min(age, rule.look) : age;
}

/** A time ahead of the clock is of before the clock was set back: too old to trust. */
function isOlder(time: number, minutes: number, now: number): boolean {
  return now < time || now - time >= minutes * MINUTE - SLACK;
}

function isOwnFailure(code: string): boolean {
  return (
    code === 'scope' ||
    code === 'not-found' ||
    code === 'validation' ||
    code === 'request' ||
    code === 'shape'
  );
}

/**
 * Last night is known and will not change: its log was still the same an hour after the wearer rose.
 * (Somebody who falls asleep again gets a longer log, and stages come after the first sync.)
 */
function nightIsIn({ records, today, now, minute }: Situation): boolean {
  const held = records.nights;
  const night = held && newest(held.value);
  if (!held || !night || night.date !== today) return false;
  const checkedAt = minute - (now - held.at) / MINUTE;
  return checkedAt >= night.rise + 60;
}

function hasRate({ records, today }: Situation): boolean {
  const newestRate = records.heart && newest(records.heart.value);
  return !!newestRate && newestRate.date === today;
}

function newest<T extends Records['nights'][0] | Records['heart'][0]>(records: T[]): T | undefined {
  return records[records.length - 1];
}
