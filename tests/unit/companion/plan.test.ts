import fc from 'fast-check';
import type { ResultCode } from '../../../common/result-codes';
import type { PageName } from '../../../common/snapshot';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../common/time';
import {
  addRequestTime,
  countAllowedRequests,
  DAILY_LIMIT,
  HOURLY_LIMIT,
  type RequestTimes,
} from '../../../companion/http/budget';
import { type DataSet, dataSetsFor, type SleepLog } from '../../../companion/sources/health-source';
import { plan, type Situation, type Trigger } from '../../../companion/sync/plan';
import { TODAY } from '../../today';
import { ALL_PAGES, DATA_SETS, HOME } from './data-sets';
import { maxInWindow } from './max-in-window';

const MIDNIGHT = TODAY * DAY_MS;
/** Taken from a night. */
const MEASURES: DataSet[] = ['hrv', 'breathing', 'oxygen', 'skin'];

function situation(hour: number, change: Partial<Situation> = {}): Situation {
  return {
    trigger: 'wake',
    now: MIDNIGHT + hour * HOUR_MS,
    day: TODAY,
    minute: Math.floor(hour * 60),
    candidates: DATA_SETS,
    records: {},
    results: {},
    ...change,
  };
}

/**
 * Every data set was fetched at `at`. `rise`: a night ended on `day` at that minute; `isMeasured`: what is
 * taken from it is in.
 */
function known(fetchedAt: number, day: number, rise?: number, isMeasured = false): Situation['records'] {
  const values = (isIn: boolean) => ({ fetchedAt, value: [{ date: isIn ? day : day - 1, value: 1 }] });
  const night = { date: rise === undefined ? day - 1 : day, rise: rise ?? 420 } as SleepLog;
  return {
    profile: { fetchedAt, value: {} },
    sleep: { fetchedAt, value: [night] },
    activitySummary: { fetchedAt, value: { date: day } },
    restingHeartRate: values(isMeasured),
    hrv: values(isMeasured),
    breathing: values(isMeasured),
    oxygen: values(isMeasured),
    skin: values(isMeasured),
    intradaySteps: { fetchedAt, value: { date: day, quarterHours: [] } },
    dailySteps: values(true),
    weight: values(true),
    food: { fetchedAt, value: { date: day } },
    water: { fetchedAt, value: { date: day } },
    waterGoal: { fetchedAt, value: {} },
    friends: { fetchedAt, value: [] },
    devices: { fetchedAt, value: [] },
  };
}

it('contains every unknown data set, the profile first', () => {
  expect(plan(situation(9))).toEqual(DATA_SETS);
});

it('contains no data set that no page draws', () => {
  fc.assert(
    fc.property(
      fc.subarray(DATA_SETS),
      fc.constantFrom<Trigger>('wake', 'glance', 'manual'),
      (candidates, trigger) => {
        expect(plan(situation(9, { candidates, trigger }))).toEqual(candidates);
      },
    ),
  );
});

describe('ages', () => {
  const OFTEN: DataSet[] = ['activitySummary'];
  const EVERY_TWO_HOURS: DataSet[] = [
    'activitySummary',
    'restingHeartRate',
    'intradaySteps',
    'weight',
    'food',
    'water',
    'friends',
    'devices',
  ];
  it.each<[string, number, number, DataSet[]]>([
    ['right after', 14, 5, []],
    ['a quarter of an hour later', 14, 15, OFTEN],
    ['a wake that comes a little early', 14, 14.5, OFTEN],
    ['an hour later', 14, 60, OFTEN],
    ['two hours later', 14, 120, EVERY_TWO_HOURS],
    ['six hours later', 16, 360, [...EVERY_TWO_HOURS, 'dailySteps', 'profile']],
    ['at night, a quarter of an hour later', 3, 15, []],
    ['at night, an hour later', 3, 60, OFTEN],
  ])('%s', (_, hour, minutes, expected) => {
    const s = situation(hour);
    const records = known(s.now - minutes * MINUTE_MS, TODAY, hour < 5 ? undefined : 240, hour >= 5);
    const due = plan({ ...s, records });
    // At night none of the new night is in, and nights are looked for now and then: see below.
    expect(due.filter((set) => set !== 'sleep' && !MEASURES.includes(set)).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('a day later: everything but the known night and its measures', () => {
    const s = situation(14);
    const records = known(s.now - DAY_MS, TODAY, undefined, true);
    expect(plan({ ...s, records })).toEqual(DATA_SETS.filter((set) => !MEASURES.includes(set)));
  });

  it('while the wearer looks, data sets are due earlier', () => {
    const s = situation(14);
    const due = (minutes: number, trigger: Trigger) =>
      plan({ ...s, trigger, records: known(s.now - minutes * MINUTE_MS, TODAY, 420, true) });
    expect(due(2, 'glance')).toEqual(['activitySummary']);
    expect(due(15, 'wake')).toEqual(['activitySummary']);
    expect(due(15, 'glance')).toEqual([
      'activitySummary',
      'restingHeartRate',
      'intradaySteps',
      'weight',
      'food',
      'water',
      'friends',
      'devices',
    ]);
    expect(due(0, 'manual')).toEqual(DATA_SETS);
  });
});

describe('a night', () => {
  /** Whether it is due at `hour` when it was fetched at `checked` (hours); a known night ended at 7. */
  const isAsked = (hour: number, checked: number, isIn = true, trigger: Trigger = 'wake') =>
    plan(
      situation(hour, {
        trigger,
        records: known(MIDNIGHT + checked * HOUR_MS, TODAY, isIn ? 420 : undefined),
      }),
    ).includes('sleep');

  it('is due until it is known: every quarter of an hour in the morning, every hour later', () => {
    expect(isAsked(6.25, 6, false)).toBe(true);
    expect(isAsked(11.75, 11.5, false)).toBe(true);
    expect(isAsked(12.25, 12, false)).toBe(false);
    expect(isAsked(13, 12, false)).toBe(true);
    expect(isAsked(3, 2.75, false)).toBe(false);
  });

  it('is due until an hour after the wearer got up, then rarely, also while the wearer looks', () => {
    expect(isAsked(7.5, 7.25)).toBe(true);
    expect(isAsked(8.25, 7.75)).toBe(true);
    expect(isAsked(8.5, 8.25)).toBe(false);
    expect(isAsked(8.75, 8.25, true, 'glance')).toBe(false);
    expect(isAsked(9.25, 8.25)).toBe(true);
    expect(isAsked(15, 12)).toBe(false);
    expect(isAsked(16, 12)).toBe(true);
  });

  it('is due again where what was known of it at night was only its first part', () => {
    const firstPart = known(MIDNIGHT + 2.75 * HOUR_MS, TODAY, 60);
    expect(plan(situation(4, { records: firstPart }))).not.toContain('sleep');
    expect(plan(situation(7, { records: firstPart }))).toContain('sleep');
  });

  it('is due again the next day', () => {
    const records = known(MIDNIGHT + 9 * HOUR_MS, TODAY, 420, true);
    expect(plan(situation(6, { records, now: MIDNIGHT + 30 * HOUR_MS, day: TODAY + 1 }))).toContain('sleep');
  });
});

describe('the measures of a night', () => {
  const measuresDue = (
    hour: number,
    minutes: number,
    { rise, isMeasured = false }: { rise?: number; isMeasured?: boolean },
    change = {},
  ) => {
    const s = situation(hour);
    const records = known(s.now - minutes * MINUTE_MS, TODAY, rise, isMeasured);
    return plan({ ...s, records, ...change }).filter((set) => MEASURES.includes(set));
  };

  it('are not due while the night is unknown', () => {
    expect(measuresDue(8, 120, {})).toEqual([]);
  });

  it('are due once the night is known; oxygen, which takes longer, half as often', () => {
    expect(measuresDue(8, 15, { rise: 420 })).toEqual(['hrv', 'breathing', 'skin']);
    expect(measuresDue(8, 30, { rise: 420 })).toEqual(MEASURES);
  });

  it('are not due once they are known, even while the wearer looks', () => {
    expect(measuresDue(8, 240, { rise: 420, isMeasured: true })).toEqual([]);
    expect(measuresDue(8, 240, { rise: 420, isMeasured: true }, { trigger: 'glance' })).toEqual([]);
  });

  it('are rarely due in the afternoon, because this night may have none', () => {
    expect(measuresDue(13, 45, { rise: 420 })).toEqual([]);
    expect(measuresDue(13, 60, { rise: 420 })).toEqual(['hrv', 'breathing', 'skin']);
    expect(measuresDue(13, 120, { rise: 420 })).toEqual(MEASURES);
  });

  it('are due each hour where the application may not read the night, also while the wearer looks', () => {
    const candidates = DATA_SETS.filter((set) => set !== 'sleep');
    for (const trigger of ['wake', 'glance']) {
      expect(measuresDue(8, 45, {}, { candidates, trigger })).toEqual([]);
      expect(measuresDue(8, 60, {}, { candidates, trigger })).toEqual(MEASURES);
    }
  });

  it('are rarely due an hour after the wearer rose, but for oxygen, which takes longer; a glance asks', () => {
    expect(measuresDue(9, 30, { rise: 420 })).toEqual(['oxygen']);
    expect(measuresDue(9, 60, { rise: 420 })).toEqual(MEASURES);
    expect(measuresDue(9, 15, { rise: 420 }, { trigger: 'glance' })).toEqual(MEASURES);
  });
});

describe('a failure', () => {
  const s = situation(14);
  const isDueAfter = (minutes: number, code: ResultCode) =>
    plan({ ...s, results: { intradaySteps: { triedAt: s.now - minutes * MINUTE_MS, code } } }).includes(
      'intradaySteps',
    );

  it.each<ResultCode>(['shape', 'not-found', 'validation', 'request', 'internal', 'token'])(
    "of the data set's own (%s) is repeated after an hour",
    (code) => {
      expect(isDueAfter(45, code)).toBe(false);
      expect(isDueAfter(60, code)).toBe(true);
    },
  );

  it.each<ResultCode>(['scope', 'gone'])(
    'for lack of permission or data (%s) is repeated after a day',
    (code) => {
      expect(isDueAfter(23 * 60, code)).toBe(false);
      expect(isDueAfter(24 * 60, code)).toBe(true);
    },
  );

  it.each<ResultCode>(['network', 'timeout', 'server'])(
    'of any other cause (%s) does not delay it',
    (code) => {
      expect(isDueAfter(1, code)).toBe(true);
    },
  );

  it.each<ResultCode>(['network', 'timeout', 'server', 'not-json'])(
    'of any other cause (%s) is repeated although the last good record is young, or complete',
    (code) => {
      const records = known(s.now, TODAY);
      const results = Object.fromEntries(
        DATA_SETS.map((dataSet) => [dataSet, { triedAt: s.now - MINUTE_MS, code }]),
      );
      expect(plan({ ...s, records, results }).sort()).toEqual([...DATA_SETS].sort());
    },
  );
});

it('ignores times in the future', () => {
  const ahead = MIDNIGHT + 20 * HOUR_MS;
  const records = known(ahead, TODAY);
  expect(plan(situation(9, { records })).sort()).toEqual([...DATA_SETS].sort());
  const results = { activitySummary: { triedAt: ahead, code: 'scope' as const } };
  expect(plan(situation(9, { records, results }))).toContain('activitySummary');
});

interface DayOptions {
  /** Whether the application may read the nights. */
  canReadNights?: boolean;
  /** Whether the watch measures anything at night. */
  isMeasured?: boolean;
}

/**
 * A day of wakes every 15 minutes, for somebody who rises at `rise` and whose watch then syncs; `delays`
 * (minutes from then) is when the service has what is of the night. Requests by wake, and when it was in.
 */
function dayOf(
  pages: readonly PageName[],
  rise: number | undefined,
  { canReadNights = true, isMeasured = true }: DayOptions = {},
) {
  const candidates = dataSetsFor(pages).filter((dataSet) => canReadNights || dataSet !== 'sleep');
  const records = known(MIDNIGHT - 15 * MINUTE_MS, TODAY - 1, 420, true);
  const counts: number[] = [];
  const inAt: { [D in DataSet]?: number } = {};
  for (let minute = 0; minute < 1440; minute += 15) {
    const now = MIDNIGHT + minute * MINUTE_MS;
    const due = plan(situation(minute / 60, { candidates, records }));
    for (const dataSet of due) {
      const isIn = rise !== undefined && minute >= rise + (DELAYS[dataSet] ?? 0);
      Object.assign(records, {
        [dataSet]: known(now, TODAY, isIn ? rise : undefined, isIn && isMeasured)[dataSet],
      });
      if (isIn) inAt[dataSet] ??= minute;
    }
    counts.push(due.length);
  }
  return { counts, total: counts.reduce((a, b) => a + b, 0), inAt };
}
const DELAYS: { [D in DataSet]?: number } = { hrv: 15, breathing: 15, skin: 15, oxygen: 60 };

describe('a simulated day', () => {
  it.each<[string, number | undefined]>([
    ['an ordinary one', 7 * 60],
    ['a late one', 11 * 60],
    ['one without a night', undefined],
  ])('needs less than 3 requests a wake with every page on: %s', (_, rise) => {
    const { counts, total } = dayOf(ALL_PAGES, rise);
    // The rest is for the token, three times a day, and for a wearer who looks.
    expect(total).toBeLessThan(220);
    expect(Math.max(...counts)).toBeLessThanOrEqual(16);
  });

  it.each([
    ['that nobody may read', 360, { canReadNights: false, isMeasured: false }],
    ['in which nothing was measured', 360, { isMeasured: false }],
  ])('stays within the requests of a day after a night %s', (_, rise, options) => {
    // All four measures each quarter of an hour would be 280 and more, with those for the token 300.
    expect(dayOf(ALL_PAGES, rise, options).total).toBeLessThan(260);
  });

  it('needs about half of that with home alone', () => {
    expect(dayOf([], 420).total).toBeLessThan(140);
  });

  it('has the night and its measures soon after the service has them', () => {
    const { inAt } = dayOf(ALL_PAGES, 7 * 60);
    expect(inAt).toMatchObject({
      sleep: 420,
      hrv: 435,
      breathing: 435,
      skin: 435,
      oxygen: expect.any(Number),
    });
    expect(inAt.oxygen).toBeLessThanOrEqual(420 + 60 + 30);
  });
});

it('makes every data set due again some time, whatever is known (property)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...DATA_SETS),
      fc.nat(1439),
      fc.nat(3 * 1440),
      fc.record({ rise: fc.option(fc.nat(1439), { nil: undefined }), isMeasured: fc.boolean() }),
      (dataSet, minute, age, { rise, isMeasured }) => {
        const now = MIDNIGHT + minute * MINUTE_MS;
        const records = known(now - age * MINUTE_MS, TODAY, rise, isMeasured);
        const isDue = plan(situation(minute / 60, { records })).includes(dataSet);
        const isOfToday =
          (dataSet === 'sleep' && rise !== undefined) || (MEASURES.includes(dataSet) && isMeasured);
        // At night a day is four.
        if (age >= 1440 && minute >= 300 && !isOfToday) expect(isDue).toBe(true);
        if (age < 14) expect(isDue).toBe(false);
      },
    ),
  );
});

it('what is due on a wake is due when the wearer looks, and that is due on Sync now (property)', () => {
  fc.assert(
    fc.property(
      fc.nat(1439),
      fc.nat(2000),
      fc.boolean(),
      fc.boolean(),
      (minute, age, isNight, isMeasured) => {
        const s = situation(minute / 60);
        const records = known(s.now - age * MINUTE_MS, TODAY, isNight ? 300 : undefined, isMeasured);
        const [wake, glance, manual] = (['wake', 'glance', 'manual'] as const).map((trigger) =>
          plan({ ...s, trigger, records }),
        );
        expect(glance).toEqual(expect.arrayContaining(wake ?? []));
        expect(manual).toEqual(DATA_SETS);
      },
    ),
  );
});

it('never exceeds the limits, whenever the wearer looks and the companion wakes (property)', () => {
  const event = fc.record({
    after: fc.nat(40 * MINUTE_MS),
    trigger: fc.constantFrom<Trigger>('wake', 'glance', 'manual'),
  });
  fc.assert(
    fc.property(fc.array(event, { minLength: 50, maxLength: 300 }), (events) => {
      let spent: RequestTimes = [];
      let now = MIDNIGHT;
      const sent: number[] = [];
      for (const { after, trigger } of events) {
        now += after;
        const asked = plan(situation(0, { trigger, now, minute: 600 })).slice(
          0,
          countAllowedRequests(spent, now, DAILY_LIMIT, 0),
        );
        for (let i = 0; i < asked.length; i++) {
          spent = addRequestTime(spent, now);
          sent.push(now);
        }
      }
      expect(maxInWindow(sent, HOUR_MS)).toBeLessThanOrEqual(HOURLY_LIMIT);
      expect(maxInWindow(sent, DAY_MS)).toBeLessThanOrEqual(DAILY_LIMIT);
    }),
    { numRuns: 20 },
  );
});

it('a first sync with every page on is 16 requests, 17 with the exchange', () => {
  expect(plan(situation(9, { trigger: 'manual', candidates: dataSetsFor(ALL_PAGES) }))).toHaveLength(16);
  expect(dataSetsFor([])).toEqual(HOME);
});
