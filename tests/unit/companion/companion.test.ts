import { acceptSnapshot } from '../../../common/accept-snapshot';
import { pageKey } from '../../../common/preferences';
import { SettingsKey } from '../../../common/settings-keys';
import { NO_SLEEP_LEVEL, PAGES } from '../../../common/snapshot';
import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { fitbit } from '../../../companion/sources/fitbit/fitbit';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { TODAY } from '../../today';
import { DATA_SETS } from './data-sets';
import { type Fault, fitbitError, json } from './fake-service';
import { signedIn, TestPhone } from './test-phone';

describe('the first launch, up to the first night', () => {
  it('sends a snapshot that says that nothing is set up, before the page was ever opened', async () => {
    const phone = new TestPhone();
    await phone.launch();
    expect(phone.snapshot.account).toEqual({ service: 'none', state: 'notSetUp' });
    expect(phone.files[0]?.name).toBe('snapshot.cbor');
    expect(phone.service.requests).toEqual([]);
  });

  it('publishes a challenge when the page opens, even when that launched the companion', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    expect(phone.challenge).toEqual({
      service: 'fitbit',
      clientId: '23QXYZ',
      codeChallenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(phone.neededScopes).toEqual(['profile', 'sleep', 'activity', 'heartrate']);
    // A look at the page begins nothing.
    expect(phone.status.state).toBe('notSetUp');
    expect(phone.snapshot.account.state).toBe('notSetUp');
    expect(phone.settings.getItem(SettingsKey.command)).toBeNull();
  });

  it('keeps the challenge while the wearer is away on the consent page', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    const before = phone.challenge;
    await phone.launch();
    await phone.command('pageOpened');
    expect(phone.challenge).toEqual(before);
  });

  it('places the night by the clock of the phone, even when the zone changed during it', async () => {
    const ticks = async (springsForward: number) => {
      const phone = new TestPhone();
      phone.springForwardAt = springsForward;
      await phone.launch();
      await phone.signIn();
      return phone.snapshot.sleep?.ticks;
    };
    const hours = (level: number): number[] => Array(12).fill(level);
    const [light, deep, none] = [hours(2), hours(3), hours(NO_SLEEP_LEVEL)];
    expect(await ticks(0)).toEqual(Uint8Array.of(...light, ...deep));
    // At two o'clock, so the wearer fell asleep at ten by the clock of the evening.
    const TWO = Date.UTC(2026, 6, 14, 1);
    expect(await ticks(TWO)).toEqual(Uint8Array.of(...light, ...none.slice(0, 3), ...deep));
  });

  it('exchanges the code, fetches all data sets and sends them in a snapshot', async () => {
    const phone = await signedIn();
    const { snapshot } = phone;
    expect(snapshot.account).toMatchObject({ service: 'fitbit', state: 'ok' });
    expect(snapshot.look.pages).toEqual(['sleep']);
    expect(snapshot.sleep).toMatchObject({
      date: TODAY,
      bed: 23 * 60,
      rise: 6 * 60 + 56,
      asleep: 416,
      minutes: [60, 66, 150, 200],
      segments: Uint8Array.of(2, 238, 3, 238),
    });
    expect(snapshot.recovery).toMatchObject({ date: TODAY, restingHeartRate: [58] });
    expect(snapshot.week).toMatchObject({
      date: TODAY,
      dailySteps: [null, null, null, null, null, null, 4321],
      goal: 9000,
    });
    expect(snapshot).toMatchObject(acceptSnapshot(snapshot) as object);
    expect(encodeCbor(snapshot).length).toBeLessThan(1000);
  });

  it('requests the token, then the profile, then the rest at the same time', async () => {
    const phone = await signedIn();
    expect(phone.service.requests.map(({ url }) => url.replace(/^https:\/\/[^/]*/, ''))).toEqual([
      '/oauth2/token',
      '/1/user/-/profile.json',
      '/1.2/user/-/sleep/date/2026-07-08/2026-07-14.json',
      '/1/user/-/activities/date/2026-07-14.json',
      '/1/user/-/activities/heart/date/2026-06-15/2026-07-14.json',
      '/1/user/-/activities/steps/date/2026-07-14/1d/15min.json',
    ]);
  });

  it('reports the name and the granted scopes to the page', async () => {
    const phone = await signedIn();
    expect(phone.status).toMatchObject({
      service: 'fitbit',
      state: 'ok',
      name: 'Mara Lind',
      grantedScopes: ['profile', 'activity', 'heartrate', 'sleep'],
      isSyncing: false,
      result: 'ok',
      lastSyncAt: phone.time,
      syncedAt: phone.time,
      remainingRequests: 140,
      hasSecret: false,
    });
    expect(phone.missingScopes).toEqual([]);
    expect(phone.settings.getItem(SettingsKey.authRedirect)).toBeNull();
  });

  it('notifies the watch when a sync begins and when it ends', async () => {
    const phone = await signedIn();
    expect(phone.messages).toEqual([
      { type: 'syncing', isSyncing: true },
      { type: 'syncing', isSyncing: false },
    ]);
  });

  it('reports a denial on the page and keeps the state', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.authRedirect, { error: 'access_denied' });
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'denied' } });
    expect(phone.service.requests).toEqual([]);
  });

  it.each([[{}], ['not an object'], [{ code: 7 }]])(
    'treats a redirect without a code (%j) as a failed sign-in',
    async (value) => {
      const phone = new TestPhone();
      await phone.command('pageOpened');
      await phone.writeSetting(SettingsKey.authRedirect, value);
      expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
      expect(phone.settings.getItem(SettingsKey.authRedirect)).toBeNull();
    },
  );

  it("uses the wearer's own client id, and removes the secret from the settings at once", async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.clientId, { name: ' SERVER ' });
    await phone.writeSetting(SettingsKey.clientSecret, { name: 'pst!' });
    expect(phone.settings.getItem(SettingsKey.clientSecret)).toBeNull();
    expect(phone.status.hasSecret).toBe(true);
    await phone.signIn();
    expect(phone.status.state).toBe('ok');
    const [exchange] = phone.service.requests;
    expect(exchange?.headers.Authorization).toBe(`Basic ${Buffer.from('SERVER:pst!').toString('base64')}`);
    expect(exchange?.body).not.toContain('client_id');
    await phone.writeSetting(SettingsKey.clientSecret, { name: '' });
    expect(phone.status.hasSecret).toBe(false);
  });

  it('reports an unknown client as a setup error and stays ready to sign in', async () => {
    const phone = new TestPhone();
    await phone.writeSetting(SettingsKey.clientId, { name: 'WRONG' });
    await phone.signIn();
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'client' } });
    expect(phone.service.requests).toHaveLength(1);
  });
});

describe('an authorization code', () => {
  async function consented(change: (phone: TestPhone, code: string) => unknown): Promise<TestPhone> {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    const { clientId, codeChallenge } = phone.challenge;
    await change(phone, phone.service.consent(clientId, codeChallenge));
    return phone;
  }

  it("may end with the service's #_=_", async () => {
    const phone = await consented((p, code) =>
      p.writeSetting(SettingsKey.authRedirect, { code: `${code}#_=_` }),
    );
    expect(phone.status.state).toBe('ok');
  });

  it('waits for the network for up to ten minutes', async () => {
    const phone = await consented((p, code) => {
      p.service.fault = () => 'unreachable';
      return p.writeSetting(SettingsKey.authRedirect, { code });
    });
    await phone.pass(5 * MINUTE_MS);
    expect(phone.status).toMatchObject({
      state: 'finishSignIn',
      failedSignIn: { code: 'network' },
      isSyncing: false,
    });
    phone.service.fault = () => undefined;
    await phone.launch();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is discarded when it is too old, and the page says so', async () => {
    const phone = await consented((p, code) => {
      p.service.fault = () => 'unreachable';
      return p.writeSetting(SettingsKey.authRedirect, { code });
    });
    await phone.pass(11 * MINUTE_MS);
    phone.service.requests.length = 0;
    await phone.wake();
    expect(phone.service.requests).toEqual([]);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
  });

  it('is reported when its response was lost and it is used up; a new sign-in works', async () => {
    const phone = await consented((p, code) => {
      p.service.fault = () => 'lost';
      return p.writeSetting(SettingsKey.authRedirect, { code });
    });
    phone.service.fault = () => undefined;
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
    await phone.signIn();
    expect(phone.status.state).toBe('ok');
  });

  it('is dropped when the wearer signs out during the exchange', async () => {
    const phone = await consented(async (p, code) => {
      const { handle } = p.service;
      p.service.handle = async (request) => {
        p.service.handle = handle;
        const answer = handle.call(p.service, request);
        await p.command('signOut');
        return answer;
      };
      await p.writeSetting(SettingsKey.authRedirect, { code });
    });
    expect(phone.status).toMatchObject({ state: 'notSetUp', grantedScopes: [] });
  });
});

describe('day by day', () => {
  it('sends nothing while nothing changes, and updated ages after half an hour', async () => {
    const phone = await signedIn();
    const sent = phone.files.length;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.service.countRequests('activities/date')).toBe(2);
    expect(phone.files).toHaveLength(sent);
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.files).toHaveLength(sent + 1);
    expect(phone.snapshot.week?.at).toBe(phone.time / 1000);
  });

  it('sends a changed value at the next wake, with a higher number and the same origin', async () => {
    const phone = await signedIn();
    const before = phone.snapshot;
    phone.service.steps = 5000;
    await phone.pass(15 * MINUTE_MS);
    await phone.launch();
    expect(phone.snapshot.week?.dailySteps[6]).toBe(5000);
    expect(phone.snapshot.origin).toBe(before.origin);
    expect(phone.snapshot.seq).toBeGreaterThan(before.seq);
  });

  it('requests a night rarely once it is known: the wearer may have slept again', async () => {
    const phone = await signedIn();
    for (let i = 0; i < 8; i++) {
      await phone.pass(15 * MINUTE_MS);
      await phone.wake();
    }
    expect(phone.service.countRequests('/sleep/')).toBe(3);
  });

  it('refreshes a token that is about to expire once, before other requests', async () => {
    const phone = await signedIn();
    await phone.pass(476 * MINUTE_MS);
    phone.service.requests.length = 0;
    await phone.wake();
    expect(phone.service.requests[0]?.body).toContain('grant_type=refresh_token');
    expect(phone.service.countRequests('grant_type=refresh_token')).toBe(1);
    expect(phone.status.result).toBe('ok');
  });

  it('syncs when the wearer looks at the watch, but not right after a sync', async () => {
    const phone = await signedIn();
    const asked = phone.service.requests.length;
    await phone.pass(MINUTE_MS);
    await phone.receive({ type: 'refresh' });
    expect(phone.service.requests).toHaveLength(asked);
    await phone.pass(2 * MINUTE_MS);
    const sent = phone.files.length;
    await phone.receive({ type: 'refresh' });
    expect(phone.service.requests.length).toBeGreaterThan(asked);
    expect(phone.files).toHaveLength(sent + 1);
  });

  it.each([[null], ['refresh'], [{ type: 'other' }], [{}]])(
    'ignores a message of another shape (%j)',
    async (message) => {
      const phone = await signedIn();
      await phone.pass(5 * MINUTE_MS);
      const asked = phone.service.requests.length;
      await phone.receive(message);
      expect(phone.service.requests).toHaveLength(asked);
    },
  );

  it('fetches all data sets for Sync now', async () => {
    const phone = await signedIn();
    const asked = phone.service.requests.length;
    await phone.command('syncNow');
    expect(phone.service.requests).toHaveLength(asked + 5);
  });

  it("requests the wearer's own date when the phone is in another zone than the profile", async () => {
    const phone = new TestPhone();
    phone.zoneOffset = -10 * HOUR_MS;
    await phone.launch();
    await phone.signIn();
    expect(phone.service.countRequests('activities/date/2026-07-14')).toBe(1);
    expect(phone.snapshot.week?.date).toBe(TODAY);
  });

  it('reports to the watch that a sign-in is being finished, and that it is before the first sync', async () => {
    const phone = new TestPhone();
    await phone.launch();
    await phone.signIn();
    const seen = phone.files.map(({ content }) => [content.account.state, content.sleep !== undefined]);
    expect(seen).toEqual([
      ['notSetUp', false],
      ['finishSignIn', false],
      ['ok', false],
      ['ok', true],
    ]);
  });

  it('sends the watch when the rest of a sync comes that the budget cut off', async () => {
    const phone = await signedIn();
    expect(phone.snapshot.account).not.toHaveProperty('restAt');
    for (let i = 0; i < 20; i++) await phone.command('syncNow');
    const { restAt = 0 } = phone.snapshot.account;
    expect(restAt * 1000).toBe(phone.status.restAt);
    expect(restAt * 1000).toBeGreaterThan(phone.status.lastSyncAt ?? 0);
    // What was not requested keeps its age.
    expect(phone.snapshot.sleep?.at).toBeLessThanOrEqual(phone.snapshot.at);
    await phone.pass(66 * MINUTE_MS);
    await phone.command('syncNow');
    expect(phone.snapshot.account).not.toHaveProperty('restAt');
  });

  it('a first sync that the budget cuts off names the person, and says what is missing and when it comes', async () => {
    const phone = await signedIn();
    while (phone.service.requests.length < 29) await phone.command('syncNow');
    await phone.command('signOut');
    await phone.signIn();
    const { name, result, restAt = 0 } = phone.status;
    expect({ name, result }).toEqual({ name: 'Mara Lind', result: 'budget' });
    expect(restAt).toBeGreaterThan(phone.time);
    expect(phone.snapshot.account.restAt).toBe(restAt / 1000);
    // What was not requested is not there, rather than empty and fresh.
    expect(phone.snapshot).not.toHaveProperty('intradaySteps');
    expect(phone.service.countRequests('/15min')).toBe(6);
  });

  it('sends nothing before sign-in, and at most 40 requests an hour however often it is triggered', async () => {
    const phone = await signedIn();
    for (let i = 0; i < 20; i++) await phone.command('syncNow');
    expect(phone.service.requests.length).toBeLessThanOrEqual(40);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'budget' });
    for (let i = 0; i < 5; i++) await phone.command('diagnose');
    expect(phone.service.requests.length).toBeLessThanOrEqual(40);
    expect(JSON.parse(phone.settings.getItem(SettingsKey.diagnostics) ?? '').token).toEqual({
      code: 'budget',
    });
    await phone.pass(66 * MINUTE_MS);
    await phone.command('syncNow');
    expect(phone.status.result).toBe('ok');
  });
});

describe('a choice of the wearer', () => {
  /** Changes a preference as the settings page does, while the service does not respond. */
  async function chosen(...changes: [key: string, value: unknown][]): Promise<TestPhone> {
    const phone = await signedIn();
    phone.files.length = 0;
    phone.service.fault = () => 'silent';
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    for (const [key, value] of changes) await phone.writeSetting(key, value);
    return phone;
  }

  it.each<[string, [string, unknown][], object]>([
    ['accent', [['accent', 'sea']], { accent: '#3ED8C3' }],
    ['motion', [['motion', false]], { motion: false }],
    [
      'order of pages',
      [
        ['page.recovery', true],
        ['order', ['recovery', 'sleep']],
      ],
      { pages: ['recovery', 'sleep'] },
    ],
  ])('is on the watch at once, even when the service does not respond: %s', async (_, changes, look) => {
    const phone = await chosen(...changes);
    expect(phone.snapshot.look).toMatchObject(look);
    expect(phone.snapshot.sleep).toBeDefined();
  });

  it('hides a goal', async () => {
    expect((await signedIn()).snapshot.week?.goal).toBe(9000);
    const phone = await chosen(['goal.steps', false]);
    expect(phone.snapshot.week).not.toHaveProperty('goal');
    expect(phone.snapshot.week?.dailySteps[6]).toBe(4321);
  });

  it('of units takes precedence over the account, and the account over the defaults, at once', async () => {
    const phone = new TestPhone();
    phone.settings.map.set(pageKey('body'), 'true');
    phone.service.scopes.push('nutrition');
    await phone.launch();
    await phone.signIn();
    expect(phone.snapshot.body).toMatchObject({
      units: { weight: 'kg', water: 'l', energy: 'kcal' },
      water: 14,
    });
    phone.service.profile = { weightUnit: 'en_GB', waterUnit: 'en_US' };
    await phone.command('syncNow');
    expect(phone.snapshot.body).toMatchObject({
      units: { weight: 'st', water: 'floz', energy: 'kcal' },
      water: 46,
    });
    phone.service.fault = () => 'silent';
    await phone.writeSetting('unit.water', { values: [{ value: 'l' }] });
    await phone.writeSetting('unit.energy', { values: [{ value: 'kJ' }] });
    expect(phone.snapshot.body).toMatchObject({
      units: { weight: 'st', water: 'l', energy: 'kJ' },
      water: 14,
    });
  });

  it('is sent once, with consecutive numbers', async () => {
    const phone = await signedIn();
    phone.files.length = 0;
    await phone.writeSetting('accent', 'sea');
    await phone.writeSetting('accent', 'sea');
    expect(phone.files).toHaveLength(1);
    phone.settings.map.set('accent', '"rose"');
    phone.service.steps = 5000;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    const numbers = phone.files.map(({ content }) => content.seq);
    expect(numbers).toHaveLength(3);
    expect(new Set(numbers).size).toBe(3);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(phone.snapshot).toMatchObject({ look: { accent: '#FF86B0' } });
    expect(phone.snapshot.week?.dailySteps[6]).toBe(5000);
  });
});

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

describe('signing out', () => {
  it('revokes the grant, deletes all data and tokens, and starts a new origin', async () => {
    const phone = await signedIn();
    const { origin, seq } = phone.snapshot;
    const [access = '', refresh = ''] = phone.service.validTokens;
    await phone.command('signOut');
    expect(phone.service.holders).toEqual([]);
    expect(phone.status).toMatchObject({ service: 'none', state: 'notSetUp', grantedScopes: [] });
    expect(phone.status.name).toBeUndefined();
    expect(phone.snapshot).toMatchObject({ account: { service: 'none', state: 'notSetUp' } });
    expect(phone.snapshot.seq).toBeGreaterThan(seq);
    expect(phone.snapshot.origin).not.toBe(origin);
    expect(phone.snapshot).not.toHaveProperty('sleep');
    const kept = [...phone.local.map.values()].join();
    for (const trace of [access, refresh, 'Mara', '4321']) expect(kept).not.toContain(trace);
    expect(phone.challenge.codeChallenge).toHaveLength(43);
  });

  it('deletes everything at once when offline, and revokes later', async () => {
    const phone = await signedIn();
    phone.service.fault = () => 'unreachable';
    await phone.command('signOut');
    expect(phone.status.state).toBe('notSetUp');
    expect(phone.snapshot.account.state).toBe('notSetUp');
    expect(phone.service.holders).toHaveLength(1);
    phone.service.fault = () => undefined;
    await phone.pass(15 * MINUTE_MS);
    await phone.launch();
    expect(phone.service.holders).toEqual([]);
    const asked = phone.service.requests.length;
    await phone.wake();
    expect(phone.service.requests).toHaveLength(asked);
  });

  it('does not end a new sign-in of the same wearer with a pending revocation', async () => {
    const phone = await signedIn();
    phone.service.fault = ({ url }) => (url.includes('revoke') ? 'unreachable' : undefined);
    await phone.command('signOut');
    await phone.signIn();
    phone.service.fault = () => undefined;
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.service.holders).toHaveLength(1);
  });

  it('discards what a sync fetched when the wearer has signed out meanwhile', async () => {
    const phone = await signedIn();
    const { handle } = phone.service;
    let answerNow: () => void = () => undefined;
    phone.service.handle = (request) => {
      if (!request.url.includes('activities/date')) return handle.call(phone.service, request);
      const answer = handle.call(phone.service, request);
      return new Promise((resolve) => {
        answerNow = () => resolve(answer);
      });
    };
    await phone.command('syncNow');
    await phone.command('signOut');
    answerNow();
    await phone.settle();
    expect(phone.status).toMatchObject({ state: 'notSetUp', isSyncing: false });
    expect(phone.status.lastSyncAt).toBeUndefined();
    expect(phone.snapshot).not.toHaveProperty('week');
    expect(phone.local.getItem('records')).toBeNull();
  });

  it('shows a second wearer nothing of the first', async () => {
    const phone = await signedIn();
    const { origin } = phone.snapshot;
    phone.service.userId = 'USER2';
    phone.service.fault = ({ url }) => (url.includes('/sleep/') ? 'unreachable' : undefined);
    await phone.signIn();
    expect(phone.snapshot.origin).not.toBe(origin);
    expect(phone.snapshot).not.toHaveProperty('sleep');
    expect(phone.service.holders).toEqual(['USER223QXYZ']);
  });
});

describe('what leaves the companion', () => {
  it('never contains a token, code, verifier or secret', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.clientId, { name: 'SERVER' });
    phone.settings.map.set(SettingsKey.clientSecret, '{"name":"pst!"}');
    await phone.launch();
    const { clientId, codeChallenge } = phone.challenge;
    const code = phone.service.consent(clientId, codeChallenge);
    phone.settings.map.set(SettingsKey.authRedirect, JSON.stringify({ code }));
    await phone.launch();
    expect(phone.status.state).toBe('ok');
    phone.service.fault = () =>
      fitbitError(401, 'expired_token', `Access token expired: ${phone.service.validTokens[0]}`);
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    phone.service.fault = () => undefined;
    await phone.pass(9 * HOUR_MS);
    await phone.wake();
    const verifiers = phone.service.requests.map(({ body }) =>
      new URLSearchParams(body).get('code_verifier'),
    );
    const secrets = [code, 'pst!', 'secret-access', 'secret-refresh', ...verifiers.filter(Boolean)];
    expect(secrets).toHaveLength(5);
    await phone.command('signOut');
    const left = [
      ...phone.logLines,
      ...phone.settings.written.filter((value) => !value.includes('"opened"')),
      ...phone.messages.map((message) => JSON.stringify(message)),
      ...phone.files.map(({ content }) => Buffer.from(encodeCbor(content)).toString('latin1')),
      ...phone.service.requests.map(({ url }) => url),
    ].join('\n');
    for (const secret of secrets) expect(left).not.toContain(secret);
    expect(left).toContain('Mara Lind');
    for (const { content } of phone.files) expect(JSON.stringify(content)).not.toContain('Mara');
  });
});
