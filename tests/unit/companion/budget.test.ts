import fc from 'fast-check';
import { allowance, DAY_LIMIT, HOUR_LIMIT, type Spent, spend } from '../../../companion/sync/budget';
import { most } from './most';

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.UTC(2026, 6, 14);

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

  it('comes back: an hour later all of the hour is there again', () => {
    expect(
      sendAll([
        { after: 0, wanted: 50 },
        { after: 60 * MINUTE, wanted: 50 },
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
    expect(allowance(spent, MIDNIGHT - 4 * HOUR)).toBe(HOUR_LIMIT);
  });

  it('stays small in storage', () => {
    let spent: Spent = [];
    for (let wake = 0; wake < 1000; wake++) {
      const now = MIDNIGHT + wake * 15 * MINUTE;
      for (let i = Math.min(10, allowance(spent, now)); i > 0; i--) spent = spend(spent, now);
    }
    expect(spent.length).toBeLessThanOrEqual(DAY_LIMIT);
    expect(JSON.stringify(spent).length).toBeLessThan(5000);
  });
});

test('who looks all day is refused while the wakes still have requests left', () => {
  const looks = 180;
  let spent: Spent = [];
  for (let hour = 0; hour < 12; hour++) {
    const now = MIDNIGHT + hour * HOUR;
    for (let i = 0; i < 25; i++) if (allowance(spent, now, looks) > 0) spent = spend(spent, now);
  }
  const evening = MIDNIGHT + 20 * HOUR;
  expect(allowance(spent, evening, looks)).toBe(0);
  expect(allowance(spent, evening)).toBe(40);
});
