import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from '../../../simulator/cloud/listen';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { basic, CHALLENGE, FitbitTestClient, START, VERIFIER } from './fitbit-test-client';

const CLIENT = 'ABC123';
const SERVER = 'SRV123';
const PROFILE = '/1/user/-/profile.json';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

let server: Server;
let base: string;
let now: number;

beforeEach(async () => {
  now = START;
  server = await listen({ cloud: new FitbitTestClient().cloud, port: 0, now: () => now });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

type Form = Record<string, string>;

function authorize(parameters: Form = {}): Promise<Response> {
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    scope: 'sleep profile',
    redirect_uri: `${base}/back`,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    state: 'x y',
    ...parameters,
  });
  return fetch(`${base}/oauth2/authorize?${query}`, { redirect: 'manual' });
}

async function code(parameters: Form = {}): Promise<string> {
  const response = await authorize({ auto_consent: 'allow', ...parameters });
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

async function post(path: string, form: Form, headers: Form = {}) {
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, text, body, errorType: body?.errors?.[0]?.errorType };
}

const exchange = (value: string, form: Form = {}, headers: Form = {}) =>
  post(
    '/oauth2/token',
    { client_id: CLIENT, grant_type: 'authorization_code', code: value, code_verifier: VERIFIER, ...form },
    headers,
  );
const refresh = (token: string) =>
  post('/oauth2/token', { client_id: CLIENT, grant_type: 'refresh_token', refresh_token: token });
const signIn = async (parameters: Form = {}) => (await exchange(await code(parameters))).body;

async function get(path: string, token: string) {
  const response = await fetch(`${base}${path}`, { headers: bearer(token) });
  const body = (await response.json()) as { errors?: { errorType: string }[] };
  return [response.status, body.errors?.[0]?.errorType];
}

describe('authorize', () => {
  test('returns the code, the state and #_=_', async () => {
    const response = await authorize({ auto_consent: 'allow' });
    expect(response.status).toBe(302);
    const url = new URL(response.headers.get('location') ?? '');
    expect(url.searchParams.get('state')).toBe('x y');
    expect(url.searchParams.get('code')).toMatch(/^[0-9a-f]{40}$/);
    expect(url.hash).toBe('#_=_');
  });

  test('returns a denial', async () => {
    const url = new URL((await authorize({ auto_consent: 'deny' })).headers.get('location') ?? '');
    expect(url.searchParams.get('error')).toBe('access_denied');
    expect(url.searchParams.get('state')).toBe('x y');
    expect(url.hash).toBe('#_=_');
  });

  test.each([
    ['none', 302],
    ['consent', 200],
    ['login', 200],
    ['login consent', 200],
  ])(
    'with prompt %s responds with %d after an earlier consent, and shows the page without one',
    async (prompt, status) => {
      expect((await authorize({ prompt })).status).toBe(200);
      await signIn();
      expect((await authorize({ prompt })).status).toBe(status);
    },
  );

  test('shows errors on a page', async () => {
    const response = await authorize({ redirect_uri: 'https://evil.example/' });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/html');
  });
});

describe('the code', () => {
  test('of a client is exchanged with the id in the body', async () => {
    expect(await signIn()).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: 28_800,
      scope: 'sleep profile',
      token_type: 'Bearer',
      user_id: 'B7LM4K',
    });
  });

  test('of a server is exchanged with the right Basic header only', async () => {
    const form = async () => ({
      grant_type: 'authorization_code',
      code: await code({ client_id: SERVER }),
      code_verifier: VERIFIER,
    });
    expect((await post('/oauth2/token', await form(), basic(SERVER))).status).toBe(200);
    const wrong = await post('/oauth2/token', await form(), basic(SERVER, 'guess'));
    expect([wrong.status, wrong.errorType]).toEqual([401, 'invalid_client']);
    const without = await exchange(await code({ client_id: SERVER }), { client_id: SERVER });
    expect([without.status, without.errorType]).toEqual([401, 'invalid_client']);
  });

  test('lives for ten minutes', async () => {
    const [early, late] = [await code(), await code()];
    now += 10 * MINUTE_MS - 1;
    expect((await exchange(early)).status).toBe(200);
    now += 1;
    const { status, errorType } = await exchange(late);
    expect([status, errorType]).toEqual([400, 'invalid_grant']);
  });

  test('needs its verifier', async () => {
    const { status, errorType } = await exchange(await code(), { code_verifier: `${VERIFIER}x` });
    expect([status, errorType]).toEqual([400, 'invalid_grant']);
  });
});

describe('a refresh', () => {
  test('rotates, and can be repeated for two minutes unless the new token was used', async () => {
    const first = await signIn();
    const response = await refresh(first.refresh_token);
    expect(response.body.refresh_token).not.toBe(first.refresh_token);
    now += 2 * MINUTE_MS - 1;
    expect((await refresh(first.refresh_token)).text).toBe(response.text);
    expect(await get(PROFILE, response.body.access_token)).toEqual([200, undefined]);
    expect((await refresh(first.refresh_token)).errorType).toBe('invalid_grant');
  });

  test('cannot be repeated after two minutes', async () => {
    const first = await signIn();
    await refresh(first.refresh_token);
    now += 2 * MINUTE_MS;
    expect((await refresh(first.refresh_token)).errorType).toBe('invalid_grant');
  });

  test('renews an expired session', async () => {
    const { access_token, refresh_token } = await signIn();
    now += 28_800_000;
    expect(await get(PROFILE, access_token)).toEqual([401, 'expired_token']);
    const { body } = await refresh(refresh_token);
    expect(await get(PROFILE, body.access_token)).toEqual([200, undefined]);
  });
});

describe('revoke', () => {
  test.each([
    ['public', CLIENT, { client_id: CLIENT }, {}],
    ['confidential', SERVER, {}, basic(SERVER)],
  ])('in its %s form revokes all tokens; the second time it is a 404', async (_, id, form, headers) => {
    const value = await code({ client_id: id });
    const { body } = await post(
      '/oauth2/token',
      { grant_type: 'authorization_code', code: value, code_verifier: VERIFIER, ...form },
      headers,
    );
    const revoke = () => post('/oauth2/revoke', { token: body.refresh_token, ...form } as Form, headers);
    expect(await revoke()).toMatchObject({ status: 200, text: '' });
    expect(await get(PROFILE, body.access_token)).toEqual([401, 'invalid_token']);
    const again = await revoke();
    expect([again.status, again.errorType]).toEqual([404, 'not_found']);
  });
});

test('introspection distinguishes active from inactive, with scopes in its own format and times in milliseconds', async () => {
  const { access_token } = await signIn();
  const introspect = async (token: string, by = access_token) =>
    (await post('/1.1/oauth2/introspect', { token }, bearer(by))).body;
  expect(await introspect(access_token)).toEqual({
    active: true,
    scope: '{SLEEP=READ_WRITE, PROFILE=READ_WRITE}',
    client_id: CLIENT,
    user_id: 'B7LM4K',
    token_type: 'access_token',
    exp: START + 28_800_000,
    iat: START,
  });
  now += 28_799_000;
  const fresh = await signIn();
  now += 1000;
  expect(await introspect(access_token, fresh.access_token)).toEqual({ active: false });
});

describe('client credentials', () => {
  const requestToken = (form: Form, headers: Form) =>
    post('/oauth2/token', { grant_type: 'client_credentials', ...form }, headers);

  test('give a server a token without access to anybody’s data', async () => {
    const { body } = await requestToken({}, basic(SERVER));
    expect(body).toEqual({
      access_token: expect.any(String),
      expires_in: 28_800,
      scope: '',
      token_type: 'Bearer',
    });
    expect(await get(PROFILE, body.access_token)).toEqual([403, 'insufficient_scope']);
  });

  test.each([3600, 86_400, 604_800, 2_592_000, 31_536_000])('last %d s if requested', async (seconds) => {
    const { body } = await requestToken({ expires_in: String(seconds) }, basic(SERVER));
    expect(body.expires_in).toBe(seconds);
    now += seconds * 1000;
    expect(await get(PROFILE, body.access_token)).toEqual([401, 'expired_token']);
  });

  test('are not for clients, nor for other values of expires_in', async () => {
    expect((await requestToken({ client_id: CLIENT }, {})).errorType).toBe('unauthorized_client');
    expect((await requestToken({ expires_in: '7' }, basic(SERVER))).errorType).toBe('invalid_request');
  });
});

describe('the implicit grant', () => {
  const grant = async (parameters: Form = {}) => {
    const response = await authorize({ response_type: 'token', auto_consent: 'allow', ...parameters });
    return new URLSearchParams(new URL(response.headers.get('location') ?? '').hash.slice(1));
  };

  test.each([86_400, 604_800, 2_592_000, 31_536_000])('lasts %d s, and is not refreshed', async (seconds) => {
    const fragment = await grant({ expires_in: String(seconds) });
    expect(fragment.get('expires_in')).toBe(String(seconds));
    expect(fragment.has('refresh_token')).toBe(false);
    const token = fragment.get('access_token') ?? '';
    now += seconds * 1000 - 1;
    expect(await get(PROFILE, token)).toEqual([200, undefined]);
    now += 1;
    expect(await get(PROFILE, token)).toEqual([401, 'expired_token']);
  });

  test('lasts a day by default, and returns the state', async () => {
    const fragment = await grant();
    expect(fragment.get('expires_in')).toBe('86400');
    expect(fragment.get('state')).toBe('x y');
    expect(fragment.get('scope')).toBe('sleep profile');
  });

  test('is for apps of type client only', async () => {
    const response = await authorize({ response_type: 'token', client_id: SERVER, auto_consent: 'allow' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('unauthorized_client');
  });
});
