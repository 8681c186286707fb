import { pageKey } from '../../../common/preferences';
import { PAGES } from '../../../common/snapshot';
import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { fitbit } from '../../../companion/sources/fitbit/fitbit';
import { DATA_SETS } from './data-sets';
import { type Fault, fitbitError, json } from './fake-service';
import { signedIn, TestPhone } from './test-phone';

describe('without a scope', () => {
  it.each(['profile', 'activity', 'heartrate', 'sleep'])('works without %s', async (scope) => {
    const phone = new TestPhone();
    phone.service.scopes = phone.service.scopes.filter((other) => other !== scope);
    await phone.launch();
    await phone.signIn();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.missingScopes).toEqual([scope]);
    expect(phone.service.requests).toHaveLength(scope === 'activity' ? 4 : 5);
    expect('sleep' in phone.snapshot).toBe(scope !== 'sleep');
    expect('recovery' in phone.snapshot).toBe(scope !== 'heartrate');
    expect('week' in phone.snapshot).toBe(scope !== 'activity');
    expect(phone.snapshot.look.pages).toEqual(scope === 'sleep' ? [] : ['sleep']);
  });
});

describe('when the service fails', () => {
  const resource =
    (part: string, answer: ReturnType<typeof json> | 'unreachable') => (request: { url: string }) =>
      request.url.includes(part) ? answer : undefined;

  it('keeps the old value and the old age of a data set that failed', async () => {
    const phone = await signedIn();
    const before = phone.snapshot;
    phone.service.fault = resource('activities/date', json(500, '<html>'));
    phone.service.steps = 9999;
    await phone.pass(4 * HOUR_MS);
    await phone.wake();
    expect(phone.snapshot.week).toEqual(before.week);
    expect(phone.snapshot.recovery?.at).toBe(phone.time / 1000);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'server' });
  });

  it.each([
    ['HTML', json(200, '<html>Free WiFi</html>'), 'not-json'],
    ['truncated JSON', json(200, '{"summary":{"ste'), 'not-json'],
    ['another shape', json(200, '{"summary":[]}'), 'shape'],
    ['no answer', 'unreachable' as const, 'network'],
    ['a refusal', fitbitError(403, 'insufficient_scope', ''), 'scope'],
    ['404', fitbitError(404, 'not_found', ''), 'not-found'],
  ])('takes %s as the trouble of one data set', async (_, answer, code) => {
    const phone = await signedIn();
    const { week } = phone.snapshot;
    phone.service.fault = resource('activities/date', answer);
    await phone.pass(15 * MINUTE_MS);
    await phone.command('syncNow');
    expect(phone.status).toMatchObject({ state: 'ok', result: code });
    expect(phone.snapshot.week).toEqual(week);
    expect(phone.snapshot.account.state).toBe('ok');
  });

  it.each<[string, Fault]>([
    ['unreachable', 'unreachable'],
    ['out of order', json(502, '<html>Bad Gateway</html>')],
    ['behind a portal', json(200, '<html>Free WiFi</html>')],
  ])('spends few requests on a service that is %s, however often the wearer looks', async (_, fault) => {
    const phone = await signedIn();
    for (const page of PAGES) phone.settings.map.set(pageKey(page), 'true');
    phone.service.scopes = DATA_SETS.map(fitbit.scopeOf) as string[];
    await phone.signIn();
    const asked = phone.service.requests.length;
    phone.service.fault = () => fault;
    const wakes = 12;
    for (let minute = 0; minute < wakes * 15; minute += 3) {
      await phone.pass(3 * MINUTE_MS);
      await (minute % 15 === 12 ? phone.wake() : phone.receive({ type: 'refresh' }));
    }
    expect(phone.service.requests.length - asked).toBeLessThanOrEqual(wakes * 6);
    phone.service.fault = () => undefined;
    phone.service.steps = 7777;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.snapshot.week?.dailySteps[6]).toBe(7777);
    expect(phone.status.result).not.toBe('budget');
  });

  it('waits until the end of a 429, even after a restart, and reports that time', async () => {
    const phone = await signedIn();
    phone.service.fault = resource('/user/', json(429, '{}', { 'fitbit-rate-limit-reset': '2700' }));
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    const until = phone.time + 45 * MINUTE_MS;
    expect(phone.status).toMatchObject({ state: 'limited', backoff: { until }, result: 'rate-limit' });
    expect(phone.snapshot.account).toMatchObject({ state: 'limited', until: until / 1000 });
    expect(phone.snapshot.sleep).toBeDefined();
    const asked = phone.service.requests.length;
    phone.service.fault = () => undefined;
    await phone.pass(15 * MINUTE_MS);
    await phone.launch();
    await phone.command('syncNow');
    await phone.receive({ type: 'refresh' });
    expect(phone.service.requests).toHaveLength(asked);
    await phone.pass(31 * MINUTE_MS);
    await phone.wake();
    expect(phone.service.requests.length).toBeGreaterThan(asked);
    expect(phone.status.state).toBe('ok');
  });

  it('does not wait for a 429 from before the clock was set back', async () => {
    const phone = await signedIn();
    phone.service.fault = resource('/user/', json(429, ''));
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    phone.service.fault = () => undefined;
    phone.time -= 24 * HOUR_MS;
    await phone.wake();
    expect(phone.status.state).toBe('ok');
  });

  /** Every address responds 410 until every data set was requested. */
  async function gone(phone: TestPhone): Promise<TestPhone> {
    phone.service.fault = () => json(410, '{"error":{"code":410}}');
    for (let hour = 0; hour < 24; hour++) {
      await phone.pass(HOUR_MS);
      await phone.wake();
    }
    expect(phone.status).toMatchObject({ state: 'gone', result: 'gone' });
    return phone;
  }

  it('treats 410 for everything as the end: one request a day checks again, or one on Sync now', async () => {
    const phone = await gone(await signedIn());
    expect(phone.snapshot.account).toMatchObject({ state: 'gone' });
    await phone.pass(24 * HOUR_MS);
    await phone.wake();
    const before = phone.service.requests.length;
    for (let hour = 0; hour < 23; hour++) {
      await phone.pass(HOUR_MS);
      await phone.launch();
      await phone.receive({ type: 'refresh' });
    }
    expect(phone.service.requests).toHaveLength(before);
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(phone.service.requests).toHaveLength(before + 1);
    await phone.command('syncNow');
    expect(phone.service.requests).toHaveLength(before + 2);
    expect(phone.status.state).toBe('gone');
  });

  it('comes back by itself within a day', async () => {
    const phone = await gone(await signedIn());
    phone.service.fault = () => undefined;
    await phone.pass(24 * HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('treats 410 for one address as missing data', async () => {
    const phone = await signedIn();
    const address = '/activities/date/';
    phone.service.fault = resource(address, json(410, ''));
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'not-found' });
    expect(phone.status.results.restingHeartRate?.code).toBe('ok');
    const requests = phone.service.countRequests(address);
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(phone.service.countRequests(address)).toBe(requests);
    await phone.pass(24 * HOUR_MS);
    await phone.wake();
    expect(phone.service.countRequests(address)).toBe(requests + 1);
  });

  it('comes back when a later request succeeds', async () => {
    const phone = await gone(await signedIn());
    phone.service.fault = () => undefined;
    await phone.command('syncNow');
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.snapshot.account.state).toBe('ok');
  });

  it('demands a new sign-in when the grant ends while the service is gone', async () => {
    const phone = await gone(await signedIn());
    phone.service.fault = resource('/oauth2/token', json(400, '{"errors":[{"errorType":"invalid_grant"}]}'));
    await phone.pass(24 * HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'invalid-grant' });
    expect(phone.snapshot.account).toMatchObject({ state: 'reconnect' });
  });

  it('reports gone when the sign-in gets a 410', async () => {
    const phone = new TestPhone();
    phone.service.fault = () => json(410, '');
    await phone.signIn();
    expect(phone.status).toMatchObject({ state: 'gone', failedSignIn: { code: 'gone' } });
    phone.service.fault = () => undefined;
    await phone.signIn();
    expect(phone.status.state).toBe('ok');
  });

  it('demands a new sign-in when the grant was withdrawn, and sends no more requests', async () => {
    const phone = await signedIn();
    phone.service.revoke();
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'invalid-grant', grantedScopes: [] });
    expect(phone.snapshot.account).toMatchObject({ state: 'reconnect' });
    expect(phone.snapshot.sleep).toBeDefined();
    const asked = phone.service.requests.length;
    await phone.pass(HOUR_MS);
    await phone.launch();
    expect(phone.service.requests).toHaveLength(asked);
    await phone.signIn();
    expect(phone.status.state).toBe('ok');
  });

  it('continues while the watch is out of reach, and sends later', async () => {
    const phone = await signedIn();
    phone.service.steps = 6000;
    phone.isOutboxBroken = true;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    phone.isOutboxBroken = false;
    await phone.wake();
    expect(phone.snapshot.week?.dailySteps[6]).toBe(6000);
  });
});
