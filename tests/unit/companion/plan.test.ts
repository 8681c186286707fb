import fc from 'fast-check';
import { dayNumber } from '../../../common/calendar';
import { fitbit } from '../../../companion/sources/fitbit/fitbit';
import { DATA_SETS, type DataSet, type Night } from '../../../companion/sources/health-source';
import { allowance, DAY_LIMIT, HOUR_LIMIT, type Spent, spend } from '../../../companion/sync/budget';
import { plan, type Situation, type Trigger } from '../../../companion/sync/plan';

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TODAY = dayNumber(2026, 7, 14);
const MIDNIGHT = TODAY * DAY;

function situation(hour: number, change: Partial<Situation> = {}): Situation {
  return {
    trigger: 'wake',
    now: MIDNIGHT + hour * HOUR,
    today: TODAY,
    minute: hour * 60,
    granted: ['profile', 'activity', 'heartrate', 'sleep'],
    records: {},
    checks: {},
    allowance: 40,
    ...change,
  };
}

const due = (s: Situation) => plan(s, fitbit.scopes);

/** Everything was asked at `at`; last night is in and over since `rise` (minutes), if it is given. */
function known(at: number, rise?: number): Situation['records'] {
  const night = { date: TODAY, rise } as Night;
  return {
    profile: { at, value: {} },
    day: { at, value: { date: TODAY } },
    nights: { at, value: rise === undefined ? [] : [night] },
    heart: { at, value: rise === undefined ? [] : [{ date: TODAY, bpm: 58 }] },
  };
}

it('asks for everything that is not known, the profile first', () => {
  expect(due(situation(9))).toEqual(DATA_SETS);
});

it('asks for nothing that was not granted', () => {
  for (const granted of fc.sample(fc.subarray(situation(9).granted), 20)) {
    expect(due(situation(9, { granted }))).toEqual(
      DATA_SETS.filter((set) => granted.includes(fitbit.scopes[set])),
    );
  }
});

it.each<[string, number, number, DataSet[]]>([
  ['in the morning, a quarter of an hour later', 9, 15, ['nights', 'day']],
  ['in the afternoon, a quarter of an hour later', 14, 15, ['day']],
  ['in the afternoon, an hour later', 14, 60, ['nights', 'day', 'heart']],
  ['at night, a quarter of an hour later', 3, 15, []],
  ['at night, an hour later', 3, 60, ['nights', 'day', 'heart']],
  ['a wake that comes a little early', 9, 14.5, ['nights', 'day']],
  ['a wake right after', 9, 5, []],
])('%s, while no night is in', (_, hour, minutes, expected) => {
  const s = situation(hour);
  expect(due({ ...s, records: known(s.now - minutes * MINUTE) })).toEqual(expected);
});

it('asks for a night until an hour after the wearer rose, then leaves it alone all day', () => {
  const at = (hour: number, checked: number) =>
    due(situation(hour, { records: known(MIDNIGHT + checked * HOUR, 7 * 60) })).includes('nights');
  expect(at(7.5, 7.25)).toBe(true);
  expect(at(8.25, 7.75)).toBe(true);
  expect(at(8.5, 8.25)).toBe(false);
  expect(at(23.9, 8.25)).toBe(false);
});

it('asks for the next night when the day is over', () => {
  const records = known(MIDNIGHT + 9 * HOUR, 7 * 60);
  const tomorrow = situation(5, { records, now: MIDNIGHT + 29 * HOUR, today: TODAY + 1 });
  expect(due(tomorrow)).toEqual(['nights', 'day', 'heart']);
});

it('asks for more while the wearer looks, for all when the wearer asks', () => {
  const s = situation(14, { records: known(MIDNIGHT + 13.95 * HOUR, 7 * 60) });
  expect(due(s)).toEqual([]);
  expect(due({ ...s, trigger: 'look' })).toEqual(['day']);
  expect(due({ ...s, trigger: 'ask' })).toEqual(DATA_SETS);
});

it('leaves a data set that fails by itself alone for an hour, not one that the network failed', () => {
  const s = situation(9);
  const checks = (minutes: number, code: 'scope' | 'network') => ({
    day: { tried: s.now - minutes * MINUTE, code },
  });
  expect(due({ ...s, checks: checks(45, 'scope') })).not.toContain('day');
  expect(due({ ...s, checks: checks(60, 'scope') })).toContain('day');
  expect(due({ ...s, checks: checks(5, 'network') })).toContain('day');
});

it('trusts no time that lies ahead', () => {
  expect(due(situation(9, { records: known(MIDNIGHT + 20 * HOUR, 7 * 60) }))).toEqual(DATA_SETS);
});

it('asks for no more than the budget has left', () => {
  for (let left = 0; left <= 4; left++) {
    expect(due(situation(9, { allowance: left }))).toEqual(DATA_SETS.slice(0, left));
  }
});

it.each<[string, number | undefined]>([
  ['an ordinary day', 7 * 60],
  ['a day without a night', undefined],
])('comes to at most 3 requests a wake on average: %s', (_, rise) => {
  const records: Situation['records'] = known(MIDNIGHT - 1);
  let requests = 0;
  for (let wake = 0; wake < 96; wake++) {
    const now = MIDNIGHT + wake * 15 * MINUTE;
    const minute = wake * 15;
    const fresh = known(now, rise !== undefined && minute >= rise ? rise : undefined);
    for (const dataSet of due(situation(0, { now, minute, records }))) {
      Object.assign(records, { [dataSet]: fresh[dataSet] });
      requests++;
    }
  }
  expect(requests).toBeGreaterThan(80);
  expect(requests / 96).toBeLessThanOrEqual(2);
});

/** The most that fall into any window of this length; `sent` is in order. */
function most(sent: number[], window: number): number {
  let first = 0;
  let result = 0;
  sent.forEach((time, i) => {
    while ((sent[first] as number) <= time - window) first++;
    result = Math.max(result, i - first + 1);
  });
  return result;
}

describe('the budget', () => {
  /** Sends as many as are allowed at each of these moments; answers when each was sent. */
  function sendAll(moments: { after: number; wanted: number }[]): number[] {
    let spent: Spent = [];
    let now = MIDNIGHT;
    const sent: number[] = [];
    for (const { after, wanted } of moments) {
      now += after;
      for (let i = Math.min(wanted, allowance(spent, now)); i > 0; i--) {
        spent = spend(spent, now);
        sent.push(now);
      }
    }
    return sent;
  }

  it('is never above 40 in any hour and 300 in any day', () => {
    const moments = fc.array(fc.record({ after: fc.nat(3 * HOUR), wanted: fc.nat(60) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(moments, (some) => {
        const sent = sendAll(some);
        expect(most(sent, HOUR)).toBeLessThanOrEqual(HOUR_LIMIT);
        expect(most(sent, DAY)).toBeLessThanOrEqual(DAY_LIMIT);
      }),
    );
  });

  it('comes back: an hour and five minutes later all of the hour is there again', () => {
    expect(
      sendAll([
        { after: 0, wanted: 50 },
        { after: 65 * MINUTE, wanted: 50 },
      ]),
    ).toHaveLength(80);
  });

  it('ends the day at 300 and begins another', () => {
    const everyQuarter = Array.from({ length: 96 }, () => ({ after: 15 * MINUTE, wanted: 10 }));
    expect(sendAll(everyQuarter)).toHaveLength(DAY_LIMIT);
    expect(sendAll([...everyQuarter, ...everyQuarter]).length).toBeGreaterThan(DAY_LIMIT);
  });

  it('counts what was sent before the clock was set back', () => {
    let spent: Spent = [];
    for (let i = 0; i < HOUR_LIMIT; i++) spent = spend(spent, MIDNIGHT);
    expect(allowance(spent, MIDNIGHT - 5 * HOUR)).toBe(0);
    spent = spend(spent, MIDNIGHT - 5 * HOUR);
    expect(allowance(spent, MIDNIGHT - 3 * HOUR)).toBe(HOUR_LIMIT);
  });

  it('stays small in storage', () => {
    let spent: Spent = [];
    for (let wake = 0; wake < 1000; wake++) spent = spend(spent, MIDNIGHT + wake * 15 * MINUTE);
    expect(spent.length).toBeLessThanOrEqual(97);
  });
});

it('is never above the limits however the wearer and the wakes come', () => {
  const event = fc.record({
    after: fc.nat(40 * MINUTE),
    trigger: fc.constantFrom<Trigger>('wake', 'look', 'ask'),
  });
  fc.assert(
    fc.property(fc.array(event, { minLength: 50, maxLength: 300 }), (events) => {
      let spent: Spent = [];
      let now = MIDNIGHT;
      const sent: number[] = [];
      for (const { after, trigger } of events) {
        now += after;
        const asked = due(situation(0, { trigger, now, minute: 600, allowance: allowance(spent, now) }));
        for (let i = 0; i < asked.length; i++) {
          spent = spend(spent, now);
          sent.push(now);
        }
      }
      expect(most(sent, HOUR)).toBeLessThanOrEqual(HOUR_LIMIT);
      expect(most(sent, DAY)).toBeLessThanOrEqual(DAY_LIMIT);
    }),
    { numRuns: 20 },
  );
});
