import fc from 'fast-check';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../common/time';
import {
  addRequestTime,
  countAllowedRequests,
  DAILY_LIMIT,
  HOURLY_LIMIT,
  type RequestTimes,
} from '../../../../companion/http/budget';
import { maxInWindow } from '../max-in-window';
import { html, isTokenRequest, ServicePhone } from '../services/service-phone';

const MIDNIGHT = Date.UTC(2026, 6, 14);

describe('the budget', () => {
  /** Sends as many as are allowed at each of these moments; returns when each was sent. */
  function sendAll(moments: { after: number; wanted: number }[]): number[] {
    let spent: RequestTimes = [];
    let now = MIDNIGHT;
    const sent: number[] = [];
    for (const { after, wanted } of moments) {
      now += after;
      for (let i = Math.min(wanted, countAllowedRequests(spent, now, DAILY_LIMIT, 0)); i > 0; i--) {
        spent = addRequestTime(spent, now);
        sent.push(now);
      }
    }
    return sent;
  }

  it('is never above 40 in any hour and 300 in any day', () => {
    const moments = fc.array(fc.record({ after: fc.nat(3 * HOUR_MS), wanted: fc.nat(60) }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(moments, (some) => {
        const sent = sendAll(some);
        expect(maxInWindow(sent, HOUR_MS)).toBeLessThanOrEqual(HOURLY_LIMIT);
        expect(maxInWindow(sent, DAY_MS)).toBeLessThanOrEqual(DAILY_LIMIT);
      }),
    );
  });

  it('comes back: an hour later all of the hour is there again', () => {
    expect(
      sendAll([
        { after: 0, wanted: 50 },
        { after: 60 * MINUTE_MS, wanted: 50 },
      ]),
    ).toHaveLength(80);
  });

  it('ends the day at 300 and begins another', () => {
    const everyQuarter = Array.from({ length: 96 }, () => ({ after: 15 * MINUTE_MS, wanted: 10 }));
    expect(sendAll(everyQuarter)).toHaveLength(DAILY_LIMIT);
    expect(sendAll([...everyQuarter, ...everyQuarter]).length).toBeGreaterThan(DAILY_LIMIT);
  });

  it('counts what was sent before the clock was set back', () => {
    let spent: RequestTimes = [];
    for (let i = 0; i < HOURLY_LIMIT; i++) spent = addRequestTime(spent, MIDNIGHT);
    expect(countAllowedRequests(spent, MIDNIGHT - 5 * HOUR_MS, DAILY_LIMIT, 0)).toBe(0);
    spent = addRequestTime(spent, MIDNIGHT - 5 * HOUR_MS);
    expect(countAllowedRequests(spent, MIDNIGHT - 4 * HOUR_MS, DAILY_LIMIT, 0)).toBe(HOURLY_LIMIT);
  });

  it('stays small in storage', () => {
    let spent: RequestTimes = [];
    for (let wake = 0; wake < 1000; wake++) {
      const now = MIDNIGHT + wake * 15 * MINUTE_MS;
      for (let i = Math.min(10, countAllowedRequests(spent, now, DAILY_LIMIT, 0)); i > 0; i--)
        spent = addRequestTime(spent, now);
    }
    expect(spent.length).toBeLessThanOrEqual(DAILY_LIMIT);
    expect(JSON.stringify(spent).length).toBeLessThan(5000);
  });
});

test('who looks all day is refused while the wakes still have requests left', () => {
  const looks = 180;
  let spent: RequestTimes = [];
  for (let hour = 0; hour < 12; hour++) {
    const now = MIDNIGHT + hour * HOUR_MS;
    for (let i = 0; i < 25; i++)
      if (countAllowedRequests(spent, now, looks, 0) > 0) spent = addRequestTime(spent, now);
  }
  const evening = MIDNIGHT + 20 * HOUR_MS;
  expect(countAllowedRequests(spent, evening, looks, 0)).toBe(0);
  expect(countAllowedRequests(spent, evening, DAILY_LIMIT, 0)).toBe(40);
});

it('spent by a clock a year ahead is there again an hour after the clock is right', async () => {
  const phone = new ServicePhone('fitbit');
  phone.clockError = 365 * DAY_MS;
  await phone.begin();
  await phone.live(6 * HOUR_MS);
  phone.clockError = 0;
  await phone.live(HOUR_MS);
  const from = phone.time;
  await phone.live(HOUR_MS);
  expect(phone.count('', from)).toBeGreaterThan(0);
});

it('counts what a companion without room for it would forget: nothing is sent before there is room', async () => {
  const phone = await new ServicePhone('fitbit').begin();
  await phone.live(HOUR_MS);
  phone.local.isFull = () => true;
  const from = phone.time;
  for (let wake = 0; wake < 6; wake++) {
    await phone.launch();
    await phone.live(15 * MINUTE_MS);
  }
  expect(phone.count('', from)).toBe(0);
  expect(phone.status.result).toBe('storage');
  phone.local.isFull = () => false;
  await phone.live(15 * MINUTE_MS);
  expect(phone.count('', from)).toBeGreaterThan(0);
});

it.each([
  ['fitbit', 8 * HOUR_MS],
  ['google', HOUR_MS],
] as const)(
  '%s: leaves room for a refresh and all its repeats, however often the wearer syncs',
  async (name, lifetimeMs) => {
    const phone = await new ServicePhone(name).begin();
    const expiresAt = phone.time + lifetimeMs;
    await phone.live(lifetimeMs - 20 * MINUTE_MS);
    for (let i = 0; i < 10 && phone.status.result !== 'budget'; i++) {
      await phone.command('syncNow');
      await phone.pass(MINUTE_MS);
    }
    expect(phone.status.result).toBe('budget');
    const from = phone.time;
    let lost = 5;
    phone.respond = (request) => (isTokenRequest(request) && lost-- > 0 ? html(502) : undefined);
    await phone.live(expiresAt + 70 * MINUTE_MS - phone.time);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(
      phone.sent.filter(({ url, at }) => url.endsWith('/token') && at < from + 80 * MINUTE_MS).length,
    ).toBeGreaterThanOrEqual(6);
  },
);
