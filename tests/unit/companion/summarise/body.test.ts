import type { Units } from '../../../../common/preferences';
import { NO_WEIGHT } from '../../../../common/snapshot';
import { TODAY } from '../../../today';
import { cached, content, contentIn, days, SECONDS } from './records';

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
