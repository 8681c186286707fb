import type { ResultCode } from '../../../../common/result-codes';
import { SERVICES, type ServiceName } from '../../../../common/services';
import { HOUR_MS, MINUTE_MS } from '../../../../common/time';
import type { HttpResponse } from '../../../../companion/platform';
import { json } from '../fake-service';
import { ADDRESS, error, html, isDataRequest, ServicePhone } from './service-phone';

/** Google's words, which api.fitbit.com was seen to use too (home-assistant/core#169485). */
const googleError = (code: number, status: string, ...details: unknown[]) =>
  error(code, { error: { code, message: 'The caller does not have permission', status, details } });
const PERMISSION_DENIED = googleError(403, 'PERMISSION_DENIED');

/** A phone whose data set of breathing rates has a response of its own. */
async function withBreathing(service: ServiceName, response: HttpResponse): Promise<ServicePhone> {
  const phone = new ServicePhone(service);
  phone.respond = ({ url }) => (url.includes(ADDRESS[service].breathing ?? '?') ? response : undefined);
  return phone.begin();
}

describe.each(SERVICES)('%s: one data set', (service) => {
  // S01, S03, S06, S07, G62–G72, P05: fitbit-export#19, fitbit-grafana#54, python-fitbit.
  it.each<[string, HttpResponse, ResultCode]>([
    ['500', error(500, { errors: [{ errorType: 'request', fieldName: '500' }] }), 'server'],
    ['520 in HTML', html(520), 'server'],
    ['503 without a body', json(503, ''), 'server'],
    ['404 in HTML', html(404), 'not-found'],
    ['410', json(410, ''), 'gone'],
    ['403 without a body', json(403, ''), 'scope'],
    // S07 wants `scope` for this. It is a code of its own, in both dialects: the scope was granted, and asking for
    // it again is only one of the two things that may help.
    ['403 in the words of Google', PERMISSION_DENIED, 'permission'],
    ['403 of a scope', googleError(403, 'PERMISSION_DENIED', { reason: 'MISSING_OAUTH_SCOPE' }), 'scope'],
    ['400 of a range', googleError(400, 'INVALID_ARGUMENT'), 'validation'],
    ['412', googleError(412, 'FAILED_PRECONDITION'), 'no-profile'],
    ['200 in HTML', html(200), 'not-json'],
    ['another shape', json(200, '"none"'), 'shape'],
  ])('with %s has its own code, and all others arrive', async (_, response, code) => {
    const phone = await withBreathing(service, response);
    expect(phone.code('breathing')).toBe(code);
    const { sleep, recovery, week } = phone.snapshot;
    expect([sleep?.asleep, recovery?.hrv, week?.dailySteps]).not.toContain(undefined);
    expect(phone.status.state).toBe('ok');
    // Few applications may read the steps by the quarter hour.
    const others = Object.entries(phone.status.results).filter(
      ([name]) => name !== 'breathing' && name !== 'intradaySteps',
    );
    expect(others.filter(([, result]) => result?.code !== 'ok')).toEqual([]);
  });

  // U01, U02: google-health-fitbit-mcp#1.
  it('that failed keeps the page from saying that everything is up to date', async () => {
    const phone = await withBreathing(service, html(500));
    await phone.live(HOUR_MS);
    phone.respond = () => undefined;
    const { body } = PERMISSION_DENIED;
    phone.respond = ({ url }) =>
      url.includes(ADDRESS[service].breathing ?? '?') ? json(403, body) : undefined;
    await phone.live(4 * HOUR_MS);
    expect(phone.code('breathing')).not.toBe('ok');
    expect(phone.status.result).toBe(phone.code('breathing'));
    phone.respond = () => undefined;
    await phone.command('syncNow');
    await phone.pass(2 * MINUTE_MS);
    expect([phone.code('breathing'), phone.status.result]).toEqual(['ok', 'ok']);
  });

  // S08: fitgem#45.
  it('that is gone for good does not end the session, however often it is requested', async () => {
    const phone = await withBreathing(service, json(410, ''));
    for (let i = 0; i < 3; i++) {
      await phone.command('syncNow');
      await phone.live(20 * MINUTE_MS);
      expect(phone.status.state).toBe('ok');
    }
  });
});

describe.each(SERVICES)('%s: everything', (service) => {
  // S05: a captive portal.
  it('in HTML keeps values and tokens', async () => {
    const phone = await new ServicePhone(service).begin();
    const { asleep } = phone.snapshot.sleep ?? {};
    phone.respond = () => html(200);
    await phone.live(12 * HOUR_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'not-json' });
    expect(phone.snapshot.sleep?.asleep).toBe(asleep);
    phone.respond = () => undefined;
    await phone.live(HOUR_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  // G60, G61, G73, G74, S02: fitbit-grafana#79, google-api-nodejs-client#3936, core#169485, health/troubleshooting.
  it('refused although all scopes are granted is not reported as a missing scope, and is requested again within the hour', async () => {
    const phone = await new ServicePhone(service).begin();
    phone.respond = (request) => (isDataRequest(request) ? PERMISSION_DENIED : undefined);
    await phone.live(30 * MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'permission' });
    expect(phone.missingScopes).toEqual([]);
    phone.respond = () => undefined;
    await phone.live(75 * MINUTE_MS);
    expect(phone.code('activitySummary')).toBe('ok');
  });

  it('refused for days is not requested at every wake', async () => {
    const phone = await new ServicePhone(service).begin();
    phone.respond = (request) => (isDataRequest(request) ? PERMISSION_DENIED : undefined);
    const from = phone.time + 2 * HOUR_MS;
    await phone.live(8 * HOUR_MS);
    expect(phone.count(ADDRESS[service].hrv ?? '?', from)).toBeLessThanOrEqual(6);
  });
});

describe('a rate limit', () => {
  /** When the next request for data is sent, ms after one with this response. */
  async function silence(service: ServiceName, response: HttpResponse): Promise<number> {
    const phone = await new ServicePhone(service).begin();
    phone.respond = (request) => (isDataRequest(request) ? response : undefined);
    await phone.live(20 * MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'limited', result: 'rate-limit' });
    const last = Math.max(...phone.sent.map(({ at }) => at));
    phone.respond = () => undefined;
    await phone.live(2 * HOUR_MS);
    return Math.min(...phone.sent.map(({ at }) => at).filter((at) => at > last)) - last;
  }
  const retryInfo = (retryDelay: string) => ({
    '@type': 'type.googleapis.com/google.rpc.RetryInfo',
    retryDelay,
  });
  const WAKE = 17 * MINUTE_MS;

  // R01, R03, R04, R05, G70, G72: fitbit-grafana#32, fitbit-googlefit#21, oh-my-pi#11689, gemini-cli#14831.
  it.each<[ServiceName, string, HttpResponse, number]>([
    [
      'fitbit',
      'both headers',
      json(429, '', { 'retry-after': '3600', 'fitbit-rate-limit-reset': '1500' }),
      1500,
    ],
    ['fitbit', 'Retry-After', json(429, '', { 'retry-after': '2400' }), 2400],
    [
      'fitbit',
      'a date',
      json(429, '', {
        'retry-after': 'Tue, 14 Jul 2026 12:40:00 GMT',
        date: 'Tue, 14 Jul 2026 12:00:00 GMT',
      }),
      2400,
    ],
    ['google', 'RetryInfo', googleError(429, 'RESOURCE_EXHAUSTED', retryInfo('1800s')), 1800],
    [
      'google',
      'RetryInfo with a fraction',
      googleError(429, 'RESOURCE_EXHAUSTED', retryInfo('1800.25s')),
      1800,
    ],
    ['fitbit', 'RetryInfo', googleError(429, 'RESOURCE_EXHAUSTED', retryInfo('2700s')), 2700],
    ['google', 'Retry-After', json(429, '{}', { 'retry-after': '2400' }), 2400],
    [
      'google',
      'a quota with RetryInfo as 403',
      googleError(403, 'PERMISSION_DENIED', { reason: 'QUOTA_EXCEEDED' }, retryInfo('1800s')),
      1800,
    ],
    [
      'google',
      'a list',
      error(429, [{ error: { status: 'RESOURCE_EXHAUSTED' } }], { 'retry-after': '1200' }),
      1200,
    ],
    [
      'google',
      'the older form',
      error(403, { errors: [{ reason: 'userRateLimitExceeded' }] }, { 'retry-after': '1200' }),
      1200,
    ],
  ])('%s by %s is waited for, and not longer', async (service, _, response, seconds) => {
    const waited = await silence(service, response);
    expect(waited).toBeGreaterThanOrEqual(seconds * 1000);
    expect(waited).toBeLessThanOrEqual(seconds * 1000 + 2 * WAKE);
  });

  it.each(SERVICES)('is kept by the diagnostics too, and ends when it says: %s', async (service) => {
    const phone = await new ServicePhone(service).begin();
    phone.settings.map.set('checkups', 'true');
    phone.respond = (request) =>
      isDataRequest(request) ? json(429, '', { 'retry-after': '1800' }) : undefined;
    await phone.live(20 * MINUTE_MS);
    expect(phone.status.state).toBe('limited');
    const from = phone.time;
    await phone.command('diagnose');
    await phone.pass(MINUTE_MS);
    expect(phone.count('', from)).toBe(0);
    expect(phone.diagnostics.token).toEqual({ code: 'rate-limit' });
    phone.respond = () => undefined;
    await phone.live(HOUR_MS);
    await phone.command('diagnose');
    await phone.pass(MINUTE_MS);
    expect(phone.diagnostics.token).toMatchObject({ expiresAt: expect.any(Number) });
  });

  it.each(SERVICES)('that a request of the diagnostics gets holds up the syncs: %s', async (service) => {
    const phone = new ServicePhone(service);
    phone.settings.map.set('checkups', 'true');
    await phone.begin();
    phone.respond = ({ url }) =>
      /cardioscore|daily-vo2-max/.test(url) ? json(429, '', { 'retry-after': '3000' }) : undefined;
    await phone.command('diagnose');
    await phone.pass(MINUTE_MS);
    expect(phone.diagnostics.cardioFitness).toEqual({ code: 'rate-limit' });
    expect(phone.status.state).toBe('limited');
    const from = phone.time;
    await phone.live(40 * MINUTE_MS);
    expect(phone.count('', from)).toBe(0);
    await phone.live(HOUR_MS);
    expect(phone.status.state).toBe('ok');
  });

  it('without any header lasts to the top of the hour', async () => {
    const phone = await new ServicePhone('fitbit').begin();
    phone.respond = (request) => (isDataRequest(request) ? json(429, '') : undefined);
    await phone.live(20 * MINUTE_MS);
    expect(phone.status.backoff?.until).toBe(Math.ceil(phone.time / HOUR_MS) * HOUR_MS);
  });

  // R07: python-fitbit#134.
  it.each(['-3', '', 'abc', '1e3', ' 7'])('remaining requests of %j are not shown', async (remaining) => {
    const phone = new ServicePhone('fitbit');
    phone.respond = (request) =>
      isDataRequest(request) ? json(503, '', { 'fitbit-rate-limit-remaining': remaining }) : undefined;
    await phone.begin();
    expect(phone.status.remainingRequests).toBeUndefined();
  });
});
