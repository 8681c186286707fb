import fc from 'fast-check';
import { UNKNOWN_STEPS } from '../../../../common/snapshot';
import { TODAY } from '../../../today';
import { cached, content, days, night, SECONDS } from './records';

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
