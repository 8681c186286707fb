import fc from 'fast-check';
import type { Units } from '../../../../common/preferences';
import { TODAY } from '../../../today';
import { cached, content, contentIn, days, SECONDS } from './records';

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
