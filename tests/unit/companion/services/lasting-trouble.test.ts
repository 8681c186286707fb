import { SERVICES } from '../../../../common/services';
import { HOUR_MS, MINUTE_MS } from '../../../../common/time';
import type { HttpRequest, HttpResponse } from '../../../../companion/platform';
import { json } from '../fake-service';
import { ADDRESS, error, html, isDataRequest, isTokenRequest, ServicePhone } from './service-phone';

const PERMISSION_DENIED = error(403, { error: { code: 403, status: 'PERMISSION_DENIED' } });

type Trouble = [name: string, isMet: (request: HttpRequest) => boolean, HttpResponse | 'silent'];

const OUTAGES: Trouble[] = [
  ['500', isDataRequest, json(500, '')],
  ['no response', isDataRequest, 'silent'],
  ['HTML', isDataRequest, html(200)],
  ['503, also of the token endpoint', () => true, json(503, '')],
];
const REFUSALS: Trouble[] = [
  ['401', isDataRequest, json(401, '')],
  ['403 of Google', isDataRequest, PERMISSION_DENIED],
  ['404 in HTML', isDataRequest, html(404)],
];

const meet = (phone: ServicePhone, [, isMet, response]: Trouble): void => {
  phone.respond = (request) => (isMet(request) ? response : undefined);
};

describe.each(SERVICES)('%s', (service) => {
  it.each([...OUTAGES, ...REFUSALS])(
    'costs at most 100 requests a day while nothing succeeds: %s',
    async (...trouble) => {
      const phone = await new ServicePhone(service).begin();
      meet(phone, trouble);
      await phone.live(4 * HOUR_MS);
      const from = phone.time;
      await phone.live(24 * HOUR_MS);
      expect(phone.count('', from)).toBeLessThanOrEqual(100);
      expect(phone.count('', from)).toBeGreaterThan(20);
      expect(phone.status.state).toBe('ok');
      // The service would have ended the session if a token had been lost.
      phone.respond = () => undefined;
      await phone.live(2 * HOUR_MS + 20 * MINUTE_MS);
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    },
  );

  it.each(OUTAGES)('notices within the hour that an outage is over: %s', async (...trouble) => {
    const phone = await new ServicePhone(service).begin();
    for (const hours of [1, 5, 12.4]) {
      meet(phone, trouble);
      await phone.live(hours * HOUR_MS);
      expect(phone.status.result).not.toBe('ok');
      phone.respond = () => undefined;
      await phone.live(HOUR_MS);
      expect(phone.status.result).toBe('ok');
    }
  });

  it('renews the token once, and then less and less often, while every request for data ends with 401', async () => {
    const phone = await new ServicePhone(service).begin();
    meet(phone, ['401', isDataRequest, json(401, '')]);
    const renewals = (from: number) =>
      phone.sent.filter(
        (request) => isTokenRequest({ ...request, method: 'POST', headers: {} }) && request.at >= from,
      ).length;
    const first = phone.time;
    await phone.live(20 * MINUTE_MS);
    expect(renewals(first)).toBe(1);
    await phone.live(4 * HOUR_MS);
    const later = phone.time;
    await phone.live(24 * HOUR_MS);
    // A token of Google lasts an hour.
    expect(renewals(later)).toBeLessThanOrEqual(service === 'google' ? 24 : 14);
  });

  it.each([...OUTAGES, ...REFUSALS])(
    'tries at once when the wearer presses Sync now: %s',
    async (...trouble) => {
      const phone = await new ServicePhone(service).begin();
      meet(phone, trouble);
      await phone.live(6 * HOUR_MS);
      // In the middle of a pause.
      await phone.wake();
      phone.respond = () => undefined;
      await phone.command('syncNow');
      await phone.pass(2 * MINUTE_MS);
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok', lastSyncAt: expect.any(Number) });
      expect(phone.code('sleep')).toBe('ok');
    },
  );

  it('begins with the shortest pause again after a success', async () => {
    const phone = await new ServicePhone(service).begin();
    for (const _ of [1, 2]) {
      meet(phone, ['500', isDataRequest, json(500, '')]);
      for (let wake = 0; wake < 8 && !phone.status.backoff; wake++) await phone.live(15 * MINUTE_MS);
      const { from = 0, until = Infinity } = phone.status.backoff ?? {};
      expect(until - from).toBeLessThan(15 * MINUTE_MS);
      await phone.live(3 * HOUR_MS);
      phone.respond = () => undefined;
      await phone.live(HOUR_MS);
      expect(phone.status.backoff).toBeUndefined();
    }
  });

  it('is no pause for the others when one data set is in trouble', async () => {
    const phone = await new ServicePhone(service).begin();
    phone.respond = ({ url }) => (url.includes(ADDRESS[service].hrv ?? '?') ? json(500, '') : undefined);
    await phone.live(12 * HOUR_MS);
    expect(phone.status.backoff).toBeUndefined();
    const { triedAt = 0, code } = phone.status.results.activitySummary ?? {};
    expect([code, phone.time - triedAt < 20 * MINUTE_MS]).toEqual(['ok', true]);
  });

  it('costs an offline phone nothing: it syncs at the first wake with a network', async () => {
    const phone = await new ServicePhone(service).begin();
    phone.network = 'unreachable';
    await phone.live(6 * HOUR_MS);
    expect(phone.status.backoff).toBeUndefined();
    phone.network = 'good';
    await phone.wake();
    await phone.pass(2 * MINUTE_MS);
    expect(phone.status.result).toBe('ok');
  });
});

describe('a half of a data set of Google that fails', () => {
  const day = (phone: ServicePhone) => phone.snapshot.body?.burned;

  it.each<[string, HttpResponse, string]>([
    ['500', json(500, ''), 'server'],
    ['400', error(400, { error: { code: 400, status: 'INVALID_ARGUMENT' } }), 'validation'],
    ['not even JSON', html(200), 'not-json'],
  ])('is what the sync reports, and the other half arrives: %s', async (_, response, code) => {
    const phone = await new ServicePhone('google').begin();
    expect(day(phone)).toBeGreaterThan(0);
    phone.respond = ({ url }) => (url.includes('total-calories') ? response : undefined);
    const from = phone.time;
    await phone.live(2 * HOUR_MS);
    expect(phone.status.result).toBe(code);
    expect(phone.status.results.activitySummary).toMatchObject({ lost: 1, rows: 2, partCode: code });
    expect(phone.status.results.activitySummary?.triedAt).toBeGreaterThan(from);
    expect(phone.snapshot.week?.dailySteps?.[6]).toBeGreaterThan(0);
    // No age would be true of an old figure beside a new one.
    expect(day(phone)).toBeUndefined();
    phone.respond = () => undefined;
    await phone.live(20 * MINUTE_MS);
    expect(phone.status.result).toBe('ok');
    expect(phone.status.results.activitySummary).not.toHaveProperty('lost');
    expect(day(phone)).toBeGreaterThan(0);
  });
});
