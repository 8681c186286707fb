import fc from 'fast-check';
import { acceptSnapshot } from '../../../common/accept-snapshot';
import { toDayNumber } from '../../../common/calendar';
import type { Goal, Units } from '../../../common/preferences';
import {
  type AccountSection,
  type LookSection,
  NO_SLEEP_LEVEL,
  NO_WEIGHT,
  type PageName,
  type SleepLevel,
  UNKNOWN_STEPS,
} from '../../../common/snapshot';
import type { DayValue, LeaderboardEntry, SleepLog } from '../../../companion/sources/health-source';
import type { RecordCache as Records } from '../../../companion/sync/record-cache';
import { summarise, toSnapshot } from '../../../companion/sync/summarise';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { zoneOffsets } from '../../../simulator/realm/zone-offsets';
import { TODAY } from '../../today';
import { ALL_PAGES, PLAIN_CHOICE, PLAIN_LOOK } from './data-sets';

const AT = 1784000000999;
const SECONDS = 1784000000;
const ACCOUNT: AccountSection = { service: 'fitbit', state: 'ok', nextSync: 1784000900 };
const look = (...pages: readonly PageName[]): Required<LookSection> => ({ ...PLAIN_LOOK, pages });

/** `value`, fetched `age` minutes before AT. */
const cached = <T>(value: T, age = 0) => ({ fetchedAt: AT - age * 60000, value });
const VIENNA = zoneOffsets('Europe/Vienna');
const content = (records: Records, pages = ALL_PAGES, choice = PLAIN_CHOICE) =>
  summarise({ account: ACCOUNT, look: look(...pages) }, records, choice, {
    today: TODAY,
    zoneOffset: (time) => VIENNA.offsetAt(time),
  });
/** Read in these units. */
const contentIn = (records: Records, units: Partial<Units>) =>
  content(records, ALL_PAGES, { ...PLAIN_CHOICE, units });

/** A figure a day, the last of them today. */
const days = (...values: number[]): DayValue[] =>
  values.map((value, i) => ({ date: TODAY - values.length + 1 + i, value }));

const night: SleepLog = {
  date: TODAY,
  bed: 1382,
  rise: 418,
  asleep: 416,
  isMain: true,
  kind: 'stages',
  minutes: [40, 90, 236, 90],
  segments: [{ level: 2, seconds: 6000 }],
};

it('omits a section whose data sets were never fetched', () => {
  expect(content({})).toEqual({ account: ACCOUNT, look: look(...ALL_PAGES) });
});

describe('the night', () => {
  it('is without a log when the service has none', () => {
    expect(content({ sleep: cached([]) }).sleep).toEqual({ at: SECONDS, date: TODAY });
  });

  it('is the newest, with its own date', () => {
    const sleep = cached([
      { ...night, date: TODAY - 2 },
      { ...night, date: TODAY - 1 },
    ]);
    const { isMain, segments, kind, ...sent } = night;
    expect(content({ sleep }).sleep).toEqual({
      ...sent,
      at: SECONDS,
      date: TODAY - 1,
      segments: new Uint8Array([2, 100]),
      // From 5:18 to 6:58.
      ticks: new Uint8Array([NO_SLEEP_LEVEL, 2, 2, 2, 2, 2]),
    });
  });

  it('follows the changes of the clocks in the given zone', () => {
    const date = toDayNumber(2026, 3, 29);
    const segments = [{ level: 2 as const, seconds: 4 * 3600 }];
    const sleep = cached([{ ...night, date, rise: 5 * 60, segments }]);
    expect(content({ sleep }).sleep?.ticks?.join()).toBe('2,2,2,2,2,2,255,255,255,2,2,2,2,2,2,255');
  });

  it('has a kind only when it has no stages', () => {
    const kindOf = (kind: SleepLog['kind']) => content({ sleep: cached([{ ...night, kind }]) }).sleep?.kind;
    expect([kindOf('stages'), kindOf('classic')]).toEqual([undefined, 'classic']);
  });

  it.each<[SleepLog['segments']]>([[[]], [[{ level: 2, seconds: 0 }]]])(
    'has neither segments nor ticks where the log knows none: %j',
    (segments) => {
      const sent = content({ sleep: cached([{ ...night, segments }]) }).sleep;
      expect(sent).toHaveProperty('asleep');
      expect(sent).not.toHaveProperty('segments');
      expect(sent).not.toHaveProperty('ticks');
    },
  );
});

describe('recovery', () => {
  it('is of the newest day with any measure; measures that this day lacks are absent', () => {
    const records = {
      restingHeartRate: cached(days(57, 58)),
      hrv: cached([{ date: TODAY - 1, value: 48.31 }]),
    };
    expect(content(records).recovery).toEqual({ at: SECONDS, date: TODAY, restingHeartRate: [58] });
  });

  it('scales each measure to whole numbers, below zero too', () => {
    const records = {
      hrv: cached(days(48.31)),
      breathing: cached(days(14.26)),
      oxygen: cached(days(97)),
      skin: cached(days(-0.44)),
    };
    expect(content(records).recovery).toEqual({
      at: SECONDS,
      date: TODAY,
      hrv: [483],
      breathing: [143],
      oxygen: [970],
      skin: [-4],
    });
  });

  it('has no -0', () => {
    expect(content({ skin: cached(days(-0.02)) }).recovery?.skin).toStrictEqual([0]);
  });

  it("has skin temperature and its usual range in the wearer's degrees, converted before rounding", () => {
    const skin = cached(days(-0.5, -0.3, 0, 0.24, 0.3, 0.5, 0.24));
    const hrv = cached(days(48.3));
    const measures = (temperature: Units['temperature']) =>
      contentIn({ hrv, skin }, { temperature }).recovery;
    // Median 0.24; distances 0.74, 0.54, 0.24, 0, 0.06, 0.26, 0: median 0.24.
    expect(measures('C')).toMatchObject({ hrv: [483], skin: [2, -5, 5] });
    expect(measures('F')).toMatchObject({ hrv: [483], skin: [4, -9, 9] });
  });

  it('is as old as the oldest measure that is shown', () => {
    const old = { date: TODAY - 1, value: 48 };
    const records = {
      restingHeartRate: cached(days(58), 5),
      breathing: cached(days(14), 30),
      hrv: cached([old], 600),
    };
    expect(content(records).recovery?.at).toBe(SECONDS - 30 * 60);
  });

  it('is empty when the service has no measures', () => {
    expect(content({ restingHeartRate: cached([]), hrv: cached([], 10) }).recovery).toEqual({
      at: SECONDS - 600,
      date: TODAY,
    });
  });
});

describe('the usual range', () => {
  const usual = (...values: number[]) => content({ hrv: cached(days(...values)) }).recovery?.hrv;

  it('is absent with fewer than seven nights', () => {
    expect(usual(40, 41, 42, 43, 44, 45)).toEqual([450]);
    expect(usual(40, 41, 42, 43, 44, 45, 46)).toHaveLength(3);
  });

  it('is the median and three times the median distance from it', () => {
    // Median 45; distances 10, 5, 3, 0, 2, 6, 12: median 5, so 30 … 60; seen were 35 … 57.
    expect(usual(35, 40, 42, 45, 47, 51, 57)).toEqual([570, 350, 570]);
    // Median 45; distances 20, 1, 1, 0, 1, 2, 30: median 1, so 42 … 48.
    expect(usual(25, 44, 46, 45, 44, 47, 75)).toEqual([750, 420, 480]);
  });

  it('changes little with one night of fever', () => {
    // Without the last: median 45, distances of about 1, so 42 … 48; seen were 43 … 47.
    expect(usual(45, 46, 44, 45, 47, 43, 45, 46)?.slice(1)).toEqual([430, 470]);
    expect(usual(45, 46, 44, 45, 47, 43, 45, 46, 12)?.slice(1)).toEqual([420, 470]);
  });

  it('is never narrower than the smallest step', () => {
    // All the same but today: 3 ms to either side are usual.
    expect(usual(45, 45, 45, 45, 45, 45, 43)).toEqual([430, 430, 450]);
    expect(usual(45, 45, 45, 45, 45, 45, 41)).toEqual([410, 420, 450]);
  });

  it('contains the median, lies within the observed values, and does not depend on their order (property)', () => {
    const values = fc.array(fc.integer({ min: 5, max: 250 }), { minLength: 7, maxLength: 30 });
    fc.assert(
      fc.property(values, (some) => {
        const [value = 0, low = 0, high = 0] = usual(...some) ?? [];
        const sorted = [...some].sort((a, b) => a - b);
        const median = ((sorted[(some.length - 1) >> 1] ?? 0) + (sorted[some.length >> 1] ?? 0)) / 2;
        expect(value).toBe((some[some.length - 1] ?? 0) * 10);
        expect(low).toBeLessThanOrEqual(median * 10);
        expect(high).toBeGreaterThanOrEqual(median * 10);
        expect(low).toBeGreaterThanOrEqual((sorted[0] ?? 0) * 10);
        expect(high).toBeLessThanOrEqual((sorted[some.length - 1] ?? 0) * 10);
        expect(usual(...sorted)?.slice(1)).toEqual([low, high]);
      }),
    );
  });
});

describe('the week', () => {
  it('ends today; days without data are unknown, never 0', () => {
    const dailySteps = cached([
      { date: TODAY - 6, value: 7428 },
      { date: TODAY - 1, value: 0 },
      { date: TODAY - 9, value: 1 },
    ]);
    const sleep = cached([{ ...night, date: TODAY - 1, asleep: 401 }, night]);
    const activitySummary = cached({ date: TODAY, steps: 4321, stepsGoal: 9000 }, 15);
    expect(content({ dailySteps, sleep, activitySummary }).week).toEqual({
      at: SECONDS - 15 * 60,
      date: TODAY,
      dailySteps: [7428, null, null, null, null, 0, 4321],
      asleep: [null, null, null, null, null, 401, 416],
      goal: 9000,
    });
  });

  it('takes the larger of two counts of a day, because steps only increase', () => {
    const dailySteps = cached(days(8000, 4000));
    expect(
      content({ dailySteps, activitySummary: cached({ date: TODAY, steps: 4321 }) }).week?.dailySteps.slice(
        5,
      ),
    ).toEqual([8000, 4321]);
    // The summary is yesterday's, from before it was over.
    expect(
      content({
        dailySteps,
        activitySummary: cached({ date: TODAY - 1, steps: 7000 }),
      }).week?.dailySteps.slice(5),
    ).toEqual([8000, 4000]);
  });

  it('has only today and the goal when no page draws it', () => {
    const records = {
      dailySteps: cached(days(1, 2)),
      sleep: cached([night]),
      activitySummary: cached({ date: TODAY, steps: 4321 }),
    };
    expect(content(records, ['sleep']).week).toEqual({
      at: SECONDS,
      date: TODAY,
      dailySteps: [null, null, null, null, null, null, 4321],
    });
    expect(content({ sleep: cached([night]) }, ['sleep'])).not.toHaveProperty('week');
  });

  it('has only nights without access to steps, and only steps without access to nights', () => {
    expect(content({ sleep: cached([night]) }).week).toEqual({
      at: SECONDS,
      date: TODAY,
      dailySteps: Array(7).fill(null),
      asleep: [null, null, null, null, null, null, 416],
    });
    expect(content({ dailySteps: cached(days(5)) }).week).not.toHaveProperty('asleep');
  });
});

describe('the body', () => {
  it('has the newest weight, its change, and a curve from the lowest to the highest', () => {
    const weight = cached([
      { date: TODAY - 30, value: 90 },
      { date: TODAY - 29, value: 72.5 },
      { date: TODAY - 10, value: 73.5 },
      { date: TODAY - 1, value: 71.5 },
    ]);
    const body = content({ weight }).body;
    const points = Array(29).fill(NO_WEIGHT);
    points[0] = 127;
    points[19] = 254;
    points[28] = 0;
    expect(body).toEqual({
      at: SECONDS,
      date: TODAY,
      units: { weight: 'kg', water: 'l', energy: 'kcal' },
      weight: 715,
      change: -10,
      points: new Uint8Array(points),
    });
  });

  it('scales the curve to at least one kilogram', () => {
    const { points } = content({ weight: cached(days(71, 71.5)) }).body ?? {};
    expect([...(points ?? [])].slice(-2)).toEqual([0, 127]);
  });

  it('has no change with a single weight', () => {
    const body = content({ weight: cached(days(71)) }).body;
    expect(body).toMatchObject({ weight: 710 });
    expect(body).not.toHaveProperty('change');
  });

  it('has food and water only of today, and a goal of any day', () => {
    const records = {
      food: cached({ date: TODAY, eaten: 1420.4, goal: 2000 }, 20),
      water: cached({ date: TODAY - 1, drunk: 1200 }, 300),
      waterGoal: cached({ goal: 2000 }),
      activitySummary: cached({ date: TODAY, burned: 1890 }),
    };
    expect(content(records).body).toEqual({
      at: SECONDS - 300 * 60,
      date: TODAY,
      units: { weight: 'kg', water: 'l', energy: 'kcal' },
      eaten: 1420,
      burned: 1890,
      waterGoal: 20,
    });
  });

  it('has nothing eaten for a wearer who has logged no food in 30 days', () => {
    const eaten = (loggedOn?: number, date = TODAY) =>
      content({ food: cached({ date, ...(date === TODAY && { eaten: 0 }), loggedOn }) }).body?.eaten;
    expect([eaten(), eaten(TODAY - 30), eaten(TODAY - 29)]).toEqual([undefined, undefined, 0]);
    // What was eaten today is not known yet.
    expect(eaten(TODAY - 1, TODAY - 1)).toBeLessThan(0);
  });

  it('has a curve that ends with the newest weight', () => {
    const { points } = content({ weight: cached([{ date: TODAY - 8, value: 71 }]) }).body ?? {};
    expect([points?.length, points?.[21]]).toEqual([22, 0]);
  });

  describe('in the units of the wearer', () => {
    const records = {
      weight: cached([
        { date: TODAY - 9, value: 72.34 },
        { date: TODAY, value: 71.42 },
      ]),
      food: cached({ date: TODAY, eaten: 1420.4 }),
      water: cached({ date: TODAY, drunk: 1350 }),
      waterGoal: cached({ goal: 2000 }),
      activitySummary: cached({ date: TODAY, burned: 1890 }),
    };

    it.each<[Partial<Units>, object]>([
      [{}, { weight: 714, change: -9, water: 14, waterGoal: 20, eaten: 1420, burned: 1890 }],
      // 157.454 and 159.482 lb; their difference is 2.028.
      [{ weight: 'lb' }, { weight: 1575, change: -20, water: 14, eaten: 1420 }],
      // Whole pounds, rounded once: 157 is shown as 11 st 3.
      [{ weight: 'st' }, { weight: 157, change: -20 }],
      [{ water: 'floz' }, { weight: 714, water: 46, waterGoal: 68 }],
      [{ energy: 'kJ' }, { eaten: 5943, burned: 7908, water: 14 }],
    ])('%j', (units, figures) => {
      const { body } = contentIn(records, units);
      expect(body).toMatchObject(figures);
      expect(body?.units).toEqual({ weight: 'kg', water: 'l', energy: 'kcal', ...units });
    });

    it('has the same curve in all units', () => {
      const points = (weight: Units['weight']) => contentIn(records, { weight }).body?.points;
      expect(points('lb')).toEqual(points('kg'));
    });

    it('keeps 0 as 0 and unknown as unknown', () => {
      const food = cached({ date: TODAY, eaten: 0, loggedOn: TODAY - 3 });
      const none = { food, water: cached({ date: TODAY, drunk: 0 }) };
      const weight = cached(days(71, 71));
      const units: Partial<Units> = { weight: 'lb', water: 'floz', energy: 'kJ' };
      expect(contentIn({ ...none, weight }, units).body).toMatchObject({ eaten: 0, water: 0, change: 0 });
      const { body } = contentIn({ food: cached({ date: TODAY }), water: cached({ date: TODAY }) }, units);
      expect(Object.keys(body ?? {})).toEqual(['at', 'date', 'units']);
    });
  });

  it('is in the units of the account unless the wearer chose others', () => {
    const own: Partial<Units> = { weight: 'st', water: 'floz', temperature: 'F' };
    const records = {
      profile: cached({ units: own }),
      weight: cached(days(71)),
      skin: cached(days(1)),
    };
    expect(content(records)).toMatchObject({
      body: { units: { weight: 'st', water: 'floz', energy: 'kcal' }, weight: 157 },
      recovery: { skin: [18] },
    });
    const chosen = contentIn(records, { weight: 'kg', temperature: 'C', energy: 'kJ' });
    expect(chosen).toMatchObject({
      body: { units: { weight: 'kg', water: 'floz', energy: 'kJ' }, weight: 710 },
      recovery: { skin: [10] },
    });
  });

  it('is absent when only the data sets of home are known', () => {
    expect(content({ activitySummary: cached({ date: TODAY, burned: 1890 }) })).not.toHaveProperty('body');
  });
});

describe('the friends', () => {
  const friend = (rank: number, change: Partial<LeaderboardEntry> = {}): LeaderboardEntry => ({
    id: `F${rank}`,
    name: `Friend${rank}`,
    rank,
    steps: 10000 - rank * 100,
    isFriend: true,
    ...change,
  });
  const sectionOf = (friends: LeaderboardEntry[], profile?: { id: string }) =>
    content({ friends: cached(friends), ...(profile && { profile: cached(profile) }) }).friends;
  const me = (rank: number) => friend(rank, { isFriend: false });

  it('has the wearer, the neighbours, and the gap to the one ahead', () => {
    expect(sectionOf([friend(1), friend(2), me(3), friend(4), friend(5)])).toEqual({
      at: SECONDS,
      rank: 3,
      total: 5,
      rows: [
        { rank: 2, steps: 9800, name: 'Friend2' },
        { rank: 3, steps: 9700 },
        { rank: 4, steps: 9600, name: 'Friend4' },
      ],
      gap: 100,
      neighbour: 'Friend2',
    });
  });

  it('shows two below the first, and two above the last', () => {
    expect(sectionOf([me(1), friend(2), friend(3), friend(4)])).toMatchObject({
      rank: 1,
      rows: [{ rank: 1 }, { rank: 2 }, { rank: 3 }],
      gap: 100,
      neighbour: 'Friend2',
    });
    expect(sectionOf([friend(1), friend(2), friend(3), me(4)])).toMatchObject({
      rows: [{ rank: 2 }, { rank: 3 }, { rank: 4 }],
      neighbour: 'Friend3',
    });
  });

  it('finds the wearer by the profile when the ranking does not mark them', () => {
    expect(sectionOf([friend(1), friend(2)], { id: 'F2' })).toMatchObject({ rank: 2, gap: 100 });
  });

  it('has the best three when the wearer is not ranked, and is empty without anybody', () => {
    const shown = sectionOf([friend(1), friend(2), friend(3), friend(4)]);
    expect(shown).toMatchObject({ total: 4, rows: [{ rank: 1 }, { rank: 2 }, { rank: 3 }] });
    expect(shown).not.toHaveProperty('rank');
    expect(shown).not.toHaveProperty('gap');
    expect(sectionOf([])).toEqual({ at: SECONDS, total: 0, rows: [] });
    expect(sectionOf([me(1)])).toEqual({ at: SECONDS, rank: 1, total: 1, rows: [{ rank: 1, steps: 9900 }] });
  });

  it('truncates long names between whole characters in any script', () => {
    const names = ['Oluwaseun', 'Maximiliane', '👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀', undefined];
    const rows = names.map((name, i) => sectionOf([me(1), friend(2, { name, id: `${i}` })])?.rows[1]?.name);
    expect(rows.slice(0, 2)).toEqual(['Oluwaseun', 'Maximilia…']);
    expect(rows[2]).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(rows[3]).toBe('…');
  });

  it('is absent when the page is off', () => {
    const records = { friends: cached([me(1), friend(2, { name: 'Jonas' })]) };
    for (const page of ALL_PAGES) {
      expect(JSON.stringify(content(records, [page])).includes('Jonas')).toBe(page === 'friends');
    }
  });
});

describe('devices', () => {
  it('are at most two, in their order, with names that fit', () => {
    const names = ['Pixel Watch 3', 'Aria', 'Versa 3'];
    const devices = names.map(
      (name) => ({ id: name, name, kind: 'tracker', battery: 2, syncedAt: AT }) as const,
    );
    expect(content({ devices: cached(devices) }).devices).toEqual({
      at: SECONDS,
      list: [
        { name: 'Pixel Wat…', kind: 'tracker', battery: 2 },
        { name: 'Aria', kind: 'tracker', battery: 2 },
      ],
    });
  });

  it('with the same name count as one, so that two watches of a model leave room for a scale', () => {
    const devices = ['Versa 3', 'Versa 3', 'Aria'].map(
      (name, i) => ({ id: `${i}`, name, kind: 'tracker', battery: 2, syncedAt: AT }) as const,
    );
    const list = content({ devices: cached(devices) }).devices?.list ?? [];
    expect(list.map(({ name }) => name)).toEqual(['Versa 3', 'Aria']);
  });
});

describe('the steps of the day', () => {
  const buckets = (known: (number | null)[], date = TODAY) => {
    const quarterHours = Array.from({ length: 96 }, (_, i) => known[i] ?? null);
    return content({ intradaySteps: cached({ date, quarterHours }) }).intradaySteps?.steps;
  };

  it('are converted from quarter hours to stretches of 20 minutes without a loss', () => {
    expect([...(buckets([300, 300, 600, 0, 90, 0, 0, 0]) ?? [])].slice(0, 7)).toEqual([
      40,
      60,
      20,
      9,
      0,
      0,
      UNKNOWN_STEPS,
    ]);
  });

  it('are unknown for a stretch with an unknown part, and fit into a byte', () => {
    const [first, second, third] = buckets([9000, 9000, null, 10]) ?? [];
    expect([first, second, third]).toEqual([254, UNKNOWN_STEPS, UNKNOWN_STEPS]);
    expect(buckets([])).toEqual(new Uint8Array(72).fill(UNKNOWN_STEPS));
  });

  it("are absent when they are yesterday's", () => {
    expect(buckets([100], TODAY - 1)).toBeUndefined();
  });

  it('add up to the steps of the day, except for rounding (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1800), { minLength: 96, maxLength: 96 }), (quarters) => {
        const sum = [...(buckets(quarters) ?? [])].reduce((a, b) => a + b * 10, 0);
        const walked = quarters.reduce((a, b) => a + b, 0);
        expect(sum).toBeLessThanOrEqual(walked);
        expect(sum).toBeGreaterThan(walked - 72 * 10);
      }),
    );
  });
});

/** What somebody has whose every data set is known, with a night of `count` segments. */
function everything(count = 24): Records {
  const segments = Array.from({ length: count }, (_, i) => ({
    level: (i % 4) as SleepLevel,
    seconds: 600 + i * 30,
  }));

  const month = (value: number) => cached(days(...Array.from({ length: 30 }, (_, i) => value + (i % 7) / 2)));
  return {
    profile: cached({ id: 'ABC123', name: 'Mara Lind', zoneOffset: 7200000, units: {} }),
    sleep: cached(Array.from({ length: 7 }, (_, i) => ({ ...night, date: TODAY - 6 + i, segments }))),
    activitySummary: cached({ date: TODAY, steps: 24412, burned: 2310, stepsGoal: 10000 }),
    restingHeartRate: month(58),
    hrv: month(48),
    breathing: month(14),
    oxygen: month(95),
    skin: month(-2),
    intradaySteps: cached({ date: TODAY, quarterHours: Array(96).fill(150) }),
    dailySteps: cached(days(12000, 9846, 14274, 7595, 10230, 9499, 24412)),
    weight: month(71.4),
    food: cached({ date: TODAY, eaten: 1420, goal: 2000 }),
    water: cached({ date: TODAY, drunk: 1300 }),
    waterGoal: cached({ goal: 2000 }),
    friends: cached(
      Array.from({ length: 8 }, (_, i) => ({
        id: `F${i}`,
        name: NAMES[i],
        rank: i + 1,
        steps: 92000 - i * 1500,
        isFriend: i !== 2,
      })),
    ),
    devices: cached(
      ['Versa 3', 'Aria Air'].map((name, i) => ({
        id: name,
        name,
        kind: i === 0 ? ('tracker' as const) : ('scale' as const),
        battery: 3 as const,
        syncedAt: AT,
      })),
    ),
  };
}

const NAMES = ['Mia', 'Jonas', 'Mara Lind', 'Friedrich-Karl', 'Zoë', 'Bo', 'Ines', 'Tom'];

describe('a snapshot', () => {
  it('with every section stays within 1,010 bytes', () => {
    const snapshot = toSnapshot(content(everything()), 4294967295, 1234, AT);
    expect(Object.keys(snapshot)).toHaveLength(13);
    expect(encodeCbor(snapshot).length).toBeLessThanOrEqual(1010);
  });

  it('is little larger when every field has its maximum length', () => {
    const records = everything(40);
    for (const one of records.friends?.value ?? []) one.name = 'Maximiliane';
    const devices = ['Pixel Watch 3', 'Inspire HR', 'Charge 6'].map(
      (name) => ({ id: name, name, kind: 'tracker', battery: 3, syncedAt: AT }) as const,
    );
    const snapshot = toSnapshot(
      content({ ...records, devices: cached([...devices]) }),
      4294967295,
      99999,
      AT,
    );
    expect(encodeCbor(snapshot).length).toBeLessThan(1100);
  });

  it('passes the check of the watch with any night', () => {
    fc.assert(
      fc.property(fc.nat(40), (segments) => {
        const snapshot = toSnapshot(content(everything(segments)), 4294967295, 123456, AT);
        const checked = acceptSnapshot(snapshot);
        expect(checked).toMatchObject({ origin: 4294967295, seq: 123456, at: SECONDS });
        expect(checked?.sleep?.asleep).toBe(416);
        expect(checked?.week?.dailySteps).toEqual(snapshot.week?.dailySteps);
        expect(checked?.recovery?.restingHeartRate).toEqual(snapshot.recovery?.restingHeartRate);
      }),
    );
  });

  it.each<[Goal[], boolean, boolean]>([
    [['steps', 'water'], true, true],
    [['steps'], true, false],
    [['water'], false, true],
    [[], false, false],
  ])('contains only the goals that the wearer wants to see: %j', (goals, steps, water) => {
    const { week, body } = content(everything(), ALL_PAGES, { ...PLAIN_CHOICE, goals });
    expect(['goal' in (week ?? {}), 'waterGoal' in (body ?? {})]).toEqual([steps, water]);
  });

  it('contains nothing of a page that is off', () => {
    const sections = (pages: readonly PageName[]) => Object.keys(content(everything(), pages)).sort();
    expect(sections([])).toEqual(['account', 'intradaySteps', 'look', 'recovery', 'sleep', 'week']);
    expect(sections(['body'])).toContain('body');
    expect(sections(['friends', 'status'])).toEqual(expect.arrayContaining(['friends', 'devices']));
    expect(Object.keys(content(everything(), ['sleep']).recovery ?? {})).toEqual([
      'at',
      'date',
      'restingHeartRate',
    ]);
  });
});
