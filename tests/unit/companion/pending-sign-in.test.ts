import { formatPairing, type Pairing } from '../../../common/pairing';
import { SERVICES, type ServiceName } from '../../../common/services';
import { CLIENT_ID_KEYS, CLIENT_SECRET_KEYS, SettingsKey } from '../../../common/settings-keys';
import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import type { HttpRequest, HttpResponse } from '../../../companion/platform';
import { formatScopes, GoogleTestClient } from '../cloud/google/google-test-client';
import { accountOnDisk } from './account-observer';
import { CloudPhone } from './cloud-phone';
import { json } from './fake-service';
import { TestPhone } from './test-phone';

/** What is brought to sign in with, and what becomes of who was there before. */

async function signedIn(client?: string, secret = ''): Promise<TestPhone> {
  const phone = new TestPhone();
  await phone.launch();
  if (client) {
    await phone.writeSetting(CLIENT_ID_KEYS.fitbit, { name: client });
    await phone.writeSetting(SettingsKey.clientSecret, { name: secret });
  }
  await phone.signIn();
  expect(phone.status.state).toBe('ok');
  return phone;
}

function choose(phone: TestPhone, service: ServiceName): Promise<void> {
  phone.settings.map.set(SettingsKey.service, service);
  return phone.isAlive ? phone.wake() : phone.launch();
}

/** Delays the responses to requests with `part` until the returned function is called. */
function holdBack(phone: TestPhone, part: string, answer: HttpResponse): () => void {
  const { handle } = phone.service;
  const held: (() => void)[] = [];
  phone.service.handle = (request) =>
    request.body?.includes(part)
      ? new Promise((resolve) => held.push(() => resolve(answer)))
      : handle.call(phone.service, request);
  return () => {
    expect(held).toHaveLength(1);
    for (const release of held) release();
  };
}

/** Signs in to the fake service as `npm run sign-in` does. */
async function paired(phone: TestPhone, clientId = '23QXYZ'): Promise<Pairing> {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const code = phone.service.consent(clientId, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  const body = `${new URLSearchParams({ client_id: clientId, grant_type: 'authorization_code', code, code_verifier: verifier })}`;
  const answer = await phone.service.handle({
    method: 'POST',
    url: 'https://x/oauth2/token',
    headers: {},
    body,
  });
  const { refresh_token: refreshToken, scope } = JSON.parse(answer.body) as Record<string, string>;
  if (!refreshToken || !scope) throw new Error(answer.body);
  phone.service.requests.length = 0;
  return { service: 'fitbit', clientId, refreshToken, scopes: scope.split(' ') };
}

const paste = (phone: TestPhone, pairing: Pairing): Promise<void> =>
  phone.writeSetting(SettingsKey.pairing, { name: formatPairing(pairing) });

const isToken = ({ url }: HttpRequest): boolean => url.endsWith('/token');

/** Everything that a request sends, with Basic headers decoded. */
const contentOf = ({ headers, body = '' }: HttpRequest): string =>
  `${body} ${Buffer.from((headers.Authorization ?? '').replace('Basic ', ''), 'base64')}`;

describe('the service before a switch', () => {
  it('gets no more attempts at the exchange, and no secret of the next service', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    phone.service.fault = () => 'unreachable';
    await phone.returnWithCode();
    expect(phone.service.requests.map(isToken)).toEqual([true]);
    await choose(phone, 'google');
    await phone.writeSetting(CLIENT_SECRET_KEYS.google, { name: 'GOCSPX-mine' });
    await phone.pass(2 * MINUTE_MS);
    expect(accountOnDisk(phone)).toMatchObject({ service: 'google', secret: 'GOCSPX-mine' });
    expect(phone.service.requests.map(contentOf).join()).not.toContain('GOCSPX');
    expect(phone.service.requests).toHaveLength(1);
    expect(phone.status.failedSignIn).toBeUndefined();
  });

  it.each([
    [SettingsKey.clientSecret, { name: 'of-fitbit' }],
    [SettingsKey.pastedToken, { name: 'of-fitbit of-fitbit-too' }],
    [SettingsKey.authRedirect, { code: 'of-fitbit' }],
  ])(
    'keeps its own pending input (%s) from the next service, even when the companion was not running',
    async (key, value) => {
      const phone = new TestPhone();
      await phone.launch();
      phone.kill();
      phone.settings.map.set(key, JSON.stringify(value));
      await choose(phone, 'google');
      await phone.pass(MINUTE_MS);
      expect(accountOnDisk(phone)).toMatchObject({ service: 'google' });
      expect(JSON.stringify([...phone.local.map, ...phone.settings.map])).not.toContain('of-fitbit');
      expect(phone.service.requests).toEqual([]);
    },
  );

  it.each(['authorization_code', 'refresh_token'])(
    'does not end the next service with a late 410 for a %s',
    async (grantType) => {
      const phone = await signedIn();
      await phone.pass(9 * HOUR_MS);
      const release = holdBack(phone, grantType, json(410, ''));
      if (grantType === 'refresh_token') await phone.wake();
      else await phone.signIn();
      await choose(phone, 'google');
      release();
      await phone.settle();
      await phone.pass(MINUTE_MS);
      expect(accountOnDisk(phone)).toMatchObject({ service: 'google' });
      expect(accountOnDisk(phone)).not.toHaveProperty('ended');
      expect(phone.status).toMatchObject({ state: 'notSetUp' });
      expect(phone.status.failedSignIn).toBeUndefined();
      expect(phone.settings.getItem(SettingsKey.lastResponses) ?? '').not.toContain('google');
    },
  );
});

describe('client secrets that were entered while the companion was not running', () => {
  const SECRETS = { fitbit: 'secret-of-fitbit', google: 'GOCSPX-mine' };
  const MIXTURES = SERVICES.flatMap((at) =>
    [undefined, ...SERVICES].flatMap((wanted) =>
      [[], ...SERVICES.map((name) => [name]), SERVICES].map((typed) => ({ at, wanted, typed })),
    ),
  );

  it.each(MIXTURES)(
    'of $typed are kept for the service that is chosen in the end: at $at, wanted $wanted',
    async ({ at, wanted, typed }) => {
      const phone = new TestPhone();
      await choose(phone, at);
      phone.kill();
      for (const name of typed) {
        phone.settings.map.set(CLIENT_SECRET_KEYS[name], JSON.stringify({ name: SECRETS[name] }));
      }
      if (wanted) phone.settings.map.set(SettingsKey.service, wanted);
      // It is the same where there was no room for them at first.
      phone.local.isFull = (key) => key === 'account';
      await phone.launch();
      phone.local.isFull = () => false;
      await phone.launch();
      const chosen = wanted ?? at;
      expect(accountOnDisk(phone)).toMatchObject({ service: chosen });
      expect(accountOnDisk(phone)?.secret).toBe(typed.includes(chosen) ? SECRETS[chosen] : undefined);
      expect(JSON.stringify([...phone.settings.map, phone.logLines])).not.toMatch(/secret-of|GOCSPX/);
    },
  );
});

describe('a pairing text', () => {
  it('is refused when it is pasted twice, and the first sign-in stays', async () => {
    const phone = new TestPhone();
    await phone.launch();
    const pairing = await paired(phone);
    await paste(phone, pairing);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    const { tokens, origin } = accountOnDisk(phone) ?? {};
    expect(tokens?.refreshToken).not.toBe(pairing.refreshToken);
    await phone.pass(5 * MINUTE_MS);
    await paste(phone, pairing);
    expect(phone.status).toMatchObject({ state: 'ok', failedSignIn: { code: 'inactive' } });
    expect(accountOnDisk(phone)).toMatchObject({ tokens, origin });
    expect(accountOnDisk(phone)).not.toHaveProperty('pending');
    await phone.command('syncNow');
    await phone.pass(9 * HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('that is refused says so although something is due, and that is requested at the next wake', async () => {
    const phone = await signedIn();
    await phone.pass(2 * HOUR_MS);
    phone.service.requests.length = 0;
    await paste(phone, { service: 'fitbit', clientId: '23QXYZ', refreshToken: 'WRONG', scopes: ['sleep'] });
    expect(phone.status).toMatchObject({ state: 'ok', failedSignIn: { code: 'inactive' } });
    expect(phone.service.requests.map(isToken)).toEqual([true]);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.service.requests.length).toBeGreaterThan(1);
  });

  it.each([
    ['client', { clientId: 'WRONG' }],
    ['inactive', { refreshToken: 'WRONG' }],
    ['gone', { service: 'google' as const, clientId: '1-a.apps.googleusercontent.com' }],
  ])('is reported when the service refuses it (%s), and changes nothing else', async (result, wrong) => {
    const phone = await signedIn();
    const { tokens } = accountOnDisk(phone) ?? {};
    phone.service.fault = ({ url }) => (url.includes('google') ? json(410, '') : undefined);
    await paste(phone, {
      service: 'fitbit',
      clientId: '23QXYZ',
      refreshToken: 'R',
      scopes: ['https://www.googleapis.com/auth/googlehealth.sleep.readonly'],
      ...wrong,
    });
    expect(phone.status).toMatchObject({
      service: 'fitbit',
      state: 'ok',
      failedSignIn: { method: 'pairing', code: result, isPending: false },
    });
    expect(accountOnDisk(phone)).toMatchObject({ service: 'fitbit', tokens });
    expect(JSON.parse(phone.settings.getItem(SettingsKey.lastResponses) ?? '{}').fitbit.code).toBe('ok');
    const asked = phone.service.requests.length;
    await phone.wake();
    expect(phone.service.requests).toHaveLength(asked);
  });

  it('waits for the network while the old sign-in stays, and is sent once a wake', async () => {
    const phone = await signedIn('SERVER', 'pst!');
    const pairing = await paired(phone);
    phone.service.fault = (request) => (isToken(request) ? 'unreachable' : undefined);
    await paste(phone, pairing);
    await phone.pass(2 * MINUTE_MS);
    const sent = () => phone.service.requests.filter(isToken).length;
    expect(sent()).toBe(1);
    await phone.pass(HOUR_MS);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(sent()).toBe(2);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok', lastSyncAt: expect.any(Number) });
    expect(accountOnDisk(phone)?.tokens?.clientId).toBe('SERVER');
    phone.service.fault = () => undefined;
    await phone.launch();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(accountOnDisk(phone)?.tokens?.clientId).toBe('23QXYZ');
  });

  it('is sent again within two minutes of the first request that left the phone', async () => {
    const phone = await signedIn('SERVER', 'pst!');
    const pairing = await paired(phone);
    phone.service.fault = (request) => (isToken(request) ? 'unreachable' : undefined);
    await paste(phone, pairing);
    await phone.pass(HOUR_MS);
    let isLost = true;
    phone.service.fault = (request) => {
      const fault = isToken(request) && isLost ? 'lost' : undefined;
      isLost = false;
      return fault;
    };
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(accountOnDisk(phone)?.tokens?.clientId).toBe('23QXYZ');
  });

  it('waits as long as a 429 says, also over a restart', async () => {
    const phone = await signedIn('SERVER', 'pst!');
    const pairing = await paired(phone);
    phone.service.fault = (request) =>
      isToken(request) ? json(429, '', { 'retry-after': '7200' }) : undefined;
    await paste(phone, pairing);
    const sent = () => phone.service.requests.filter(isToken).length;
    expect(sent()).toBe(1);
    await phone.pass(HOUR_MS);
    await phone.launch();
    await phone.wake();
    expect(sent()).toBe(1);
    phone.service.fault = () => undefined;
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(accountOnDisk(phone)?.tokens?.clientId).toBe('23QXYZ');
  });
});

describe('another application of the same service', () => {
  it("has the first one's grant revoked (Fitbit)", async () => {
    const phone = await signedIn('SERVER', 'pst!');
    await paste(phone, await paired(phone));
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.service.holders).toEqual(['USER123QXYZ']);
    expect(accountOnDisk(phone)?.revocations).toEqual([]);
  });

  it.each([
    ['77-desktop.apps.googleusercontent.com', '77-desktopverified.apps.googleusercontent.com', false],
    ['77-desktop.apps.googleusercontent.com', '78-desktop.apps.googleusercontent.com', true],
  ])(
    'has the grant revoked only for another project (Google): %s, then %s',
    async (first, second, isRevoked) => {
      const phone = new CloudPhone('google');
      await phone.launch();
      for (const id of [first, second]) {
        const name = id.replace(/^\d+-|\..*/g, '');
        const client = Object.assign(new GoogleTestClient('mara', name, phone.cloud), {
          id,
          now: phone.time,
        });
        const scope = formatScopes('settings', 'sleep');
        const { refresh_token: refreshToken = '' } = client.signIn({ scope });
        const clientSecret = `GOCSPX-${name}`;
        await paste(phone, {
          service: 'google',
          clientId: id,
          clientSecret,
          refreshToken,
          scopes: scope.split(' '),
        });
        await phone.pass(MINUTE_MS);
        expect(accountOnDisk(phone)).toMatchObject({ tokens: { refreshToken }, secret: clientSecret });
      }
      expect(phone.service.countRequests('/revoke')).toBe(isRevoked ? 1 : 0);
      expect(accountOnDisk(phone)?.revocations).toEqual([]);
    },
  );
});

describe('when storage is full', () => {
  const isFull = (key: string) => key === 'account';

  it.each([
    [SettingsKey.service, 'google', { service: 'google' }],
    [
      SettingsKey.pairing,
      '{"name":"almanac1 fitbit X - R sleep"}',
      { pending: { pairing: { clientId: 'X' } } },
    ],
    [SettingsKey.authRedirect, '{"code":"c"}', { pending: { code: 'c' } }],
    [
      SettingsKey.pastedToken,
      '{"name":"a r"}',
      { pending: { tokens: { accessToken: 'a', refreshToken: 'r' } } },
    ],
  ])('%s stays until it is stored, even across launches', async (key, value, effect) => {
    const phone = new TestPhone();
    await phone.launch();
    phone.service.fault = () => 'unreachable';
    phone.local.isFull = isFull;
    phone.settings.map.set(key, value);
    for (let i = 0; i < 2; i++) {
      await phone.wake();
      expect(phone.settings.getItem(key)).toBe(value);
    }
    phone.local.isFull = () => false;
    await phone.launch();
    expect(phone.settings.getItem(key)).toBeNull();
    expect(accountOnDisk(phone)).toMatchObject(effect);
  });

  it.each([
    [SettingsKey.service, 'toString'],
    [SettingsKey.pairing, '{"name":"almanac1"}'],
    [SettingsKey.authRedirect, '{"error":"access_denied"}'],
    [SettingsKey.pastedToken, '{"name":" "}'],
  ])('invalid input (%s: %s) is still cleared', async (key, value) => {
    const phone = new TestPhone();
    await phone.launch();
    phone.local.isFull = isFull;
    phone.settings.map.set(key, value);
    await phone.wake();
    expect(phone.settings.getItem(key)).toBeNull();
  });

  it('a code that stays is not used for the service that was chosen after it', async () => {
    const phone = new TestPhone();
    await phone.launch();
    phone.local.isFull = isFull;
    phone.settings.map.set(SettingsKey.authRedirect, '{"code":"of-fitbit"}');
    await choose(phone, 'google');
    await phone.wake();
    phone.local.isFull = () => false;
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(accountOnDisk(phone)).toMatchObject({ service: 'google' });
    expect(phone.service.requests).toEqual([]);
  });

  it('a sign-out also clears what stayed', async () => {
    const phone = new TestPhone();
    await phone.launch();
    phone.local.isFull = isFull;
    await phone.writeSetting(SettingsKey.authRedirect, { code: 'c' });
    // There is room for less, not for the code.
    let left = 2;
    phone.local.isFull = (key) => isFull(key) && left-- > 0;
    await phone.command('signOut');
    await phone.launch();
    expect(accountOnDisk(phone)).not.toHaveProperty('pending');
    expect(phone.settings.getItem(SettingsKey.authRedirect)).toBeNull();
    expect(phone.service.requests).toEqual([]);
  });

  it('a code that stayed is exchanged once, after there is room and it was stored', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    phone.local.isFull = isFull;
    // There is room again right after the requests were read.
    phone.settings.onWrite = (key) => {
      if (key === SettingsKey.status) phone.local.isFull = () => false;
    };
    await phone.returnWithCode();
    expect(phone.service.requests).toEqual([]);
    expect(phone.status.failedSignIn?.code).toBe('storage');
    await phone.wake();
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.service.requests.filter(isToken)).toHaveLength(1);
  });
});
