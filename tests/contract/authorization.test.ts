import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FITBIT_API, FITBIT_ENDPOINTS } from '../../common/services';
import { SettingsKey } from '../../common/settings-keys';
import { HOUR_MS, MINUTE_MS } from '../../common/time';
import {
  exchangeRequest,
  introspectRequest,
  refreshRequest,
  revokeRequest,
} from '../../companion/account/oauth-requests';
import { createCodeChallenge } from '../../companion/account/pkce';
import { readIntrospection, readTokens, type Tokens } from '../../companion/account/tokens';
import { fetchJson } from '../../companion/http/fetch-json';
import { readError, ServiceError } from '../../companion/http/service-error';
import type { HttpRequest } from '../../companion/platform';
import { fetchAppToken } from '../../packages/fitbit-web-api/client-credentials';
import { buildAuthorizeParameters, type Prompt } from '../../settings/authorize';
import { readAppPackage } from '../../simulator/app-package/read-app-package';
import { accountOnDisk } from '../unit/companion/account-observer';
import { HttpPhone } from './http-phone';

const SCOPES = ['profile', 'sleep', 'activity', 'heartrate'];
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const PUBLIC = { id: '23QXYZ' };
const CONFIDENTIAL = { id: 'SRV123', secret: 'secret-SRV123' };
const CHALLENGE = { clientId: PUBLIC.id, codeChallenge: createCodeChallenge(VERIFIER) };

let phone: HttpPhone;
beforeEach(async () => {
  phone = await new HttpPhone().open();
});
afterEach(() => phone.close());

/** The parameters of the redirect from the consent page after the wearer's `answer`. */
function consent(answer: 'allow' | 'deny', client = PUBLIC, prompt?: Prompt) {
  return phone.authorize(
    { ...buildAuthorizeParameters(CHALLENGE, prompt), auto_consent: answer },
    SCOPES,
    client.id,
  );
}

async function codeFor(client = PUBLIC): Promise<string> {
  return ((await consent('allow', client)) as { code: string }).code;
}

async function post(request: HttpRequest) {
  const response = await phone.http(request);
  return { ...response, failure: readError(response, phone.time) };
}

async function tokensFor(client: { id: string; secret?: string } = PUBLIC): Promise<Tokens> {
  const { body } = await post(exchangeRequest(FITBIT_ENDPOINTS, client, await codeFor(client), VERIFIER));
  return readTokens(JSON.parse(body), phone.time, { clientId: client.id });
}

/** The refresh token of a session that has one. */
function refreshOf({ refreshToken = '' }: Tokens): string {
  return refreshToken;
}

async function signedIn(): Promise<HttpPhone> {
  await phone.command('pageOpened');
  const parameters = buildAuthorizeParameters(phone.challenge);
  const back = await phone.authorize({ ...parameters, auto_consent: 'allow' }, phone.neededScopes);
  await phone.writeSetting(SettingsKey.authRedirect, back);
  return phone;
}

describe('authorize', () => {
  it('requests a code with scope, redirect URI and an S256 challenge, and receives it', async () => {
    expect(await consent('allow')).toEqual({
      code: expect.stringMatching(/^\w+$/),
      state: expect.any(String),
    });
  });

  it.each<Prompt>(['consent', 'login', 'login consent'])(
    'shows the consent page with prompt=%s',
    async (prompt) => {
      await tokensFor();
      const shown = await phone.authorize(buildAuthorizeParameters(CHALLENGE, prompt), SCOPES);
      expect(shown.status).toBe(200);
      for (const scope of SCOPES) expect(shown.page).toContain(`value="${scope}"`);
    },
  );

  it('shows nothing with prompt=none where all was granted before', async () => {
    const ask = () => phone.authorize(buildAuthorizeParameters(CHALLENGE, 'none'), SCOPES);
    expect(await ask()).toMatchObject({ status: 200 });
    await tokensFor();
    expect(await ask()).toHaveProperty('code');
  });

  it('reports a denial and sends nothing', async () => {
    const back = await consent('deny');
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.authRedirect, back);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'denied' } });
    expect(phone.service.requests).toEqual([]);
  });

  it.each([
    ['unauthorized_client', 'client'],
    ['invalid_scope', 'refused'],
    ['server_error', 'server'],
  ])('reports other errors of a redirect: %s', async (error, result) => {
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.authRedirect, { error });
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: result } });
  });

  it('cuts off the #_=_ that the service puts behind a code', async () => {
    await phone.command('pageOpened');
    const query = new URLSearchParams({
      ...buildAuthorizeParameters(phone.challenge),
      response_type: 'code',
      client_id: phone.challenge.clientId,
      scope: phone.neededScopes.join(' '),
      auto_consent: 'allow',
    });
    const location = await phone.location(`https://www.fitbit.com/oauth2/authorize?${query}`);
    expect(location).toMatch(/#_=_$/);
    // A component that does not cut it hands on all behind `code=`.
    await phone.writeSetting(SettingsKey.authRedirect, { code: location.replace(/^.*[?&]code=/, '') });
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it.each([
    [
      'a redirect address that is not registered',
      { redirect_uri: 'https://elsewhere.example/' },
      'redirect_uri',
    ],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
  ])('leaves the wearer with an error page for %s', async (_, parameters, word) => {
    const left = await phone.authorize({ ...buildAuthorizeParameters(CHALLENGE), ...parameters }, SCOPES);
    expect(left).toEqual({ status: 400, page: expect.stringContaining(word) });
  });
});

describe('exchange', () => {
  it.each([
    ['client', PUBLIC],
    ['server', CONFIDENTIAL],
  ])('gives tokens to an application of type %s', async (_, client) => {
    expect(await tokensFor(client)).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      expiresAt: phone.time + 8 * HOUR_MS,
      scopes: expect.arrayContaining(SCOPES),
      userId: expect.stringMatching(/./),
      clientId: client.id,
    });
  });

  it.each([
    ['without its secret', { id: CONFIDENTIAL.id }],
    ['with a wrong one', { id: CONFIDENTIAL.id, secret: 'guess' }],
    ['of another name', { id: 'nobody' }],
  ])('calls an application %s a mistake in the setup', async (_, client) => {
    const { failure } = await post(
      exchangeRequest(FITBIT_ENDPOINTS, client, await codeFor(CONFIDENTIAL), VERIFIER),
    );
    expect(failure).toMatchObject({ kind: 'setup', code: 'client' });
  });

  it.each<[string, (code: string) => Promise<HttpRequest> | HttpRequest]>([
    [
      'used twice',
      async (code) => {
        await post(exchangeRequest(FITBIT_ENDPOINTS, PUBLIC, code, VERIFIER));
        return exchangeRequest(FITBIT_ENDPOINTS, PUBLIC, code, VERIFIER);
      },
    ],
    [
      'ten minutes old',
      (code) => {
        phone.time += 10 * MINUTE_MS;
        return exchangeRequest(FITBIT_ENDPOINTS, PUBLIC, code, VERIFIER);
      },
    ],
    [
      'with another verifier',
      (code) => exchangeRequest(FITBIT_ENDPOINTS, PUBLIC, code, VERIFIER.replace('d', 'e')),
    ],
    ['of another application', (code) => exchangeRequest(FITBIT_ENDPOINTS, { id: '23ABCD' }, code, VERIFIER)],
  ])('refuses a code %s', async (_, request) => {
    const { failure } = await post(await request(await codeFor()));
    expect(failure).toMatchObject({ kind: 'ended', code: 'invalid-grant' });
  });

  it('does not send a code that is more than ten minutes old', async () => {
    await phone.command('pageOpened');
    const { handle } = phone.service;
    phone.service.handle = () => Promise.reject(new TypeError('Failed to fetch'));
    const parameters = { ...buildAuthorizeParameters(phone.challenge), auto_consent: 'allow' };
    await phone.writeSetting(SettingsKey.authRedirect, await phone.authorize(parameters, phone.neededScopes));
    await phone.pass(10 * MINUTE_MS + 1);
    phone.service.handle = handle;
    phone.service.requests.length = 0;
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
    expect(phone.service.requests).toEqual([]);
  });
});

describe('refresh', () => {
  it.each([PUBLIC, CONFIDENTIAL])(
    'rotates, and answers the same request the same within two minutes',
    async (client) => {
      const first = await tokensFor(client);
      const request = refreshRequest(FITBIT_ENDPOINTS, client, refreshOf(first));
      const second = await post(request);
      expect(readTokens(JSON.parse(second.body), 0, { clientId: client.id }).refreshToken).not.toBe(
        first.refreshToken,
      );
      phone.time += 2 * MINUTE_MS - 1;
      expect((await post(request)).body).toBe(second.body);
      phone.time += 1;
      expect((await post(request)).failure).toMatchObject({ kind: 'ended', code: 'invalid-grant' });
    },
  );

  it('is refused a second time once the new token was used', async () => {
    const request = refreshRequest(FITBIT_ENDPOINTS, PUBLIC, refreshOf(await tokensFor()));
    const { access_token } = JSON.parse((await post(request)).body);
    await post({
      method: 'GET',
      url: `${FITBIT_API}/1/user/-/profile.json`,
      headers: { Authorization: `Bearer ${access_token}` },
    });
    expect((await post(request)).failure).toMatchObject({ code: 'invalid-grant' });
  });

  it('comes first, before the end: no request meets an expired token', async () => {
    await signedIn();
    await phone.pass(8 * HOUR_MS - 4 * MINUTE_MS);
    phone.service.requests.length = 0;
    await phone.wake();
    expect(phone.service.requests[0]?.body).toContain('grant_type=refresh_token');
    expect(phone.service.countRequests('refresh_token')).toBe(1);
    expect(phone.status.state).toBe('ok');
  });

  it('comes once where the service is the first to say that the token is over', async () => {
    await signedIn();
    phone.clockError = -9 * HOUR_MS;
    await phone.pass(9 * HOUR_MS);
    phone.service.requests.length = 0;
    await phone.command('syncNow');
    expect(phone.service.requests[0]?.headers.Authorization).toContain('Bearer');
    expect(phone.service.countRequests('refresh_token')).toBe(1);
    expect(phone.status.state).toBe('ok');
  });
});

describe('revoke', () => {
  it.each([PUBLIC, CONFIDENTIAL])(
    'ends all tokens of the application, and 404 says that they are gone already',
    async (client) => {
      const { accessToken, refreshToken = '' } = await tokensFor(client);
      const request = revokeRequest(FITBIT_ENDPOINTS, client, refreshToken);
      expect(await post(request)).toMatchObject({ status: 200, failure: undefined });
      expect((await post(introspectRequest(FITBIT_ENDPOINTS, accessToken))).failure).toMatchObject({
        kind: 'token',
      });
      expect(await post(request)).toMatchObject({
        status: 404,
        failure: { kind: 'data', code: 'not-found' },
      });
    },
  );

  it('is pending while the phone is offline, and sent once', async () => {
    await signedIn();
    const { refreshToken = '' } = accountOnDisk(phone)?.tokens ?? {};
    const { handle } = phone.service;
    phone.service.handle = () => Promise.reject(new TypeError('Failed to fetch'));
    await phone.command('signOut');
    expect(phone.status.state).toBe('notSetUp');
    expect(accountOnDisk(phone)).toMatchObject({ revocations: [{ token: refreshToken }] });
    phone.service.handle = handle;
    phone.service.requests.length = 0;
    await phone.wake();
    await phone.wake();
    expect(phone.service.countRequests('/oauth2/revoke')).toBe(1);
    expect(accountOnDisk(phone)?.revocations).toEqual([]);
    expect((await post(refreshRequest(FITBIT_ENDPOINTS, PUBLIC, refreshToken))).failure).toMatchObject({
      code: 'invalid-grant',
    });
  });

  it('that finds the token gone is paid too', async () => {
    await signedIn();
    phone.cloud.revokeGrants();
    await phone.command('signOut');
    expect(phone.service.countRequests('/oauth2/revoke')).toBe(1);
    expect(accountOnDisk(phone)?.revocations).toEqual([]);
  });
});

describe('introspect', () => {
  it('returns the scopes, in a format of its own, and the expiry of an active token', async () => {
    const tokens = await tokensFor();
    const { body } = await post(introspectRequest(FITBIT_ENDPOINTS, tokens.accessToken));
    expect(JSON.parse(body).scope).toMatch(/^\{.*ACTIVITY=READ_WRITE.*\}$/);
    const { accessToken, refreshToken, ...known } = tokens;
    const seen = readIntrospection(JSON.parse(body));
    expect({ ...seen, scopes: [...seen.scopes].sort() }).toEqual({
      ...known,
      scopes: [...known.scopes].sort(),
    });
  });

  it('reports that a token is no longer active', async () => {
    const old = await tokensFor();
    phone.time += 4 * HOUR_MS;
    const young = await tokensFor();
    phone.time += 4 * HOUR_MS;
    const request = introspectRequest(FITBIT_ENDPOINTS, young.accessToken);
    const { body } = await post({ ...request, body: `token=${old.accessToken}` });
    expect(JSON.parse(body)).toEqual({ active: false });
    expect(() => readIntrospection(JSON.parse(body))).toThrow(new ServiceError('ended', 'inactive'));
  });

  it('is shown by the diagnostics, without the token', async () => {
    await signedIn();
    await phone.command('diagnose');
    const shown = phone.settings.getItem(SettingsKey.diagnostics) ?? '';
    expect(JSON.parse(shown).token).toMatchObject({
      clientId: PUBLIC.id,
      scopes: expect.arrayContaining(SCOPES),
    });
    const { accessToken = '', refreshToken = '' } = accountOnDisk(phone)?.tokens ?? {};
    for (const secret of [accessToken, refreshToken]) expect(shown).not.toContain(secret);
  });
});

describe('client credentials', () => {
  const now = () => phone.time;
  const send = (request: HttpRequest) => fetchJson(phone.http, request, now);

  it('give a token of its own to an application that keeps a secret', async () => {
    const { accessToken, expiresAt } = await fetchAppToken(send, CONFIDENTIAL, now);
    expect(expiresAt).toBe(phone.time + 8 * HOUR_MS);
    expect((await post(introspectRequest(FITBIT_ENDPOINTS, accessToken))).status).toBe(200);
  });

  it('are refused to any other', async () => {
    await expect(fetchAppToken(send, { ...PUBLIC, secret: 'guessed' }, now)).rejects.toMatchObject({
      kind: 'setup',
      code: 'client',
    });
  });

  it('are in no bundle', () => {
    const file = join(__dirname, '../../build/app.fba');
    if (!existsSync(file)) throw new Error('build/app.fba is missing: run `npm run build` first');
    const { companion, settings } = readAppPackage(readFileSync(file));
    const scripts = `${companion?.script}\n${settings?.script}`;
    expect(scripts).toContain('authorization_code');
    expect(scripts).not.toContain('client_credentials');
  });
});

describe('an implicit grant', () => {
  async function implicit(): Promise<void> {
    await phone.command('pageOpened');
    const { neededScopes } = phone;
    const { redirect_uri = '' } = buildAuthorizeParameters(CHALLENGE);
    const back = (await phone.authorize(
      { redirect_uri, response_type: 'token', auto_consent: 'allow' },
      neededScopes,
    )) as Record<string, string>;
    await phone.writeSetting(SettingsKey.authRedirect, { token: back.access_token });
  }

  it('is a session without refresh, whose end is known and announced', async () => {
    await implicit();
    const end = phone.time + 24 * HOUR_MS;
    expect(phone.status).toMatchObject({
      state: 'ok',
      result: 'ok',
      sessionEndsAt: end,
      grantedScopes: expect.arrayContaining(SCOPES),
    });
    expect(phone.snapshot.account).not.toHaveProperty('until');
    expect(phone.settings.getItem(SettingsKey.authRedirect)).toBeNull();
    await phone.pass(22 * HOUR_MS + MINUTE_MS);
    await phone.wake();
    expect(phone.snapshot.account).toMatchObject({ state: 'ok', until: end / 1000 });
    expect(phone.service.countRequests('grant_type')).toBe(0);
  });

  it('ends when the service says so, is reported, and no more requests are sent', async () => {
    await implicit();
    await phone.pass(24 * HOUR_MS + MINUTE_MS);
    const before = phone.service.requests.length;
    await phone.wake();
    const asked = phone.service.requests.length;
    // Once each for those side by side.
    expect(asked - before).toBeLessThanOrEqual(6);
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'expired', grantedScopes: [] });
    expect(phone.snapshot.account).toMatchObject({ state: 'reconnect' });
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(phone.service.requests).toHaveLength(asked);
  });

  it('is revoked with its access token when the wearer signs out', async () => {
    await implicit();
    const { accessToken = '' } = accountOnDisk(phone)?.tokens ?? {};
    await phone.command('signOut');
    expect(phone.service.requests.at(-1)?.body).toContain(encodeURIComponent(accessToken));
    expect((await post(introspectRequest(FITBIT_ENDPOINTS, accessToken))).failure).toMatchObject({
      kind: 'token',
    });
  });
});

describe('a pasted token', () => {
  const paste = (text: string) => phone.writeSetting(SettingsKey.pastedToken, { name: text });

  it('is checked, kept like any other, deleted from the settings at once and never shown', async () => {
    const { accessToken } = await tokensFor();
    await paste(`  ${accessToken} `);
    expect(phone.settings.getItem(SettingsKey.pastedToken)).toBeNull();
    expect(phone.service.requests[0]?.url).toBe(FITBIT_ENDPOINTS.introspectUrl);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok', sessionEndsAt: expect.any(Number) });
    expect([...phone.settings.map.values()].join()).not.toContain(accessToken);
    expect(phone.logLines.join()).not.toContain(accessToken);
    expect(JSON.stringify(phone.files)).not.toContain(accessToken);
  });

  it('with its refresh token is renewed like any other', async () => {
    const { accessToken, refreshToken } = await tokensFor();
    await paste(`${accessToken} ${refreshToken}`);
    expect(phone.status.sessionEndsAt).toBeUndefined();
    await phone.pass(9 * HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok' });
    expect(accountOnDisk(phone)?.tokens?.refreshToken).not.toBe(refreshToken);
  });

  it.each(['nonsense', 'two words'])(
    'that the service does not know (%s) is reported and dropped',
    async (text) => {
      await phone.command('pageOpened');
      await paste(text);
      expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'inactive' } });
      expect(accountOnDisk(phone)).not.toHaveProperty('pending');
      const asked = phone.service.requests.length;
      await phone.wake();
      expect(phone.service.requests).toHaveLength(asked);
    },
  );

  it('leaves the session as it is where it is of no use', async () => {
    await signedIn();
    const { tokens } = accountOnDisk(phone) ?? {};
    await paste('nonsense');
    expect(accountOnDisk(phone)?.tokens).toEqual(tokens);
    expect(phone.status.state).toBe('ok');
  });

  it('waits where the network does, out of sight', async () => {
    const { accessToken } = await tokensFor();
    const { handle } = phone.service;
    phone.service.handle = () => Promise.reject(new TypeError('Failed to fetch'));
    await paste(accessToken);
    await phone.pass(2 * MINUTE_MS);
    expect(phone.settings.getItem(SettingsKey.pastedToken)).toBeNull();
    expect(phone.status.failedSignIn?.code).toBe('network');
    phone.service.handle = handle;
    await phone.launch();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });
});
