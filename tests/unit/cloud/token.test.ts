import { MINUTE_MS } from '../../../simulator/world/duration';
import { basic, FitbitTestClient, REDIRECT, readFitbitError, START, VERIFIER } from './fitbit-test-client';

const PROFILE = '/1/user/-/profile.json';
let client: FitbitTestClient;
beforeEach(() => {
  client = new FitbitTestClient();
});

describe('a code', () => {
  test('becomes tokens with the granted scopes', () => {
    const tokens = client.signIn('sleep activity');
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refresh_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      expires_in: 28_800,
      scope: 'activity sleep',
      token_type: 'Bearer',
      user_id: 'B7LM4K',
    });
    expect(tokens.access_token.length).toBeLessThanOrEqual(1024);
  });

  test('works once', () => {
    const code = client.code();
    const first = JSON.parse(client.exchange(code).body);
    expect(readFitbitError(client.exchange(code))).toEqual([400, 'invalid_grant']);
    expect(client.get(PROFILE, first.access_token).status).toBe(200);
  });

  test('lives for ten minutes', () => {
    const [early, late] = [client.code(), client.code()];
    client.now += 10 * MINUTE_MS - 1;
    expect(client.exchange(early).status).toBe(200);
    client.now += 1;
    expect(readFitbitError(client.exchange(late))).toEqual([400, 'invalid_grant']);
  });

  test('belongs to the app that requested it', () => {
    expect(readFitbitError(client.exchange(client.code(), { client_id: 'OTHER1' }))).toEqual([
      400,
      'invalid_grant',
    ]);
  });

  test('needs its verifier', () => {
    const wrong = VERIFIER.replace('abc', 'abd');
    expect(readFitbitError(client.exchange(client.code(), { code_verifier: wrong }))).toEqual([
      400,
      'invalid_grant',
    ]);
    expect(readFitbitError(client.exchange(client.code(), { code_verifier: undefined }))).toEqual([
      400,
      'invalid_request',
    ]);
  });

  test('accepts a plain challenge where no method is given', () => {
    const plain = { code_challenge: VERIFIER, code_challenge_method: undefined };
    expect(client.exchange(client.code(plain)).status).toBe(200);
    expect(client.exchange(client.code(plain), { code_verifier: `${VERIFIER}x` }).status).toBe(400);
  });

  test('needs no verifier without a challenge', () => {
    const code = client.code({ code_challenge: undefined, code_challenge_method: undefined });
    expect(client.exchange(code, { code_verifier: undefined }).status).toBe(200);
  });

  test('accepts only the redirect address of its request', () => {
    expect(client.exchange(client.code(), { redirect_uri: REDIRECT }).status).toBe(200);
    expect(readFitbitError(client.exchange(client.code(), { redirect_uri: `${REDIRECT}/` }))).toEqual([
      400,
      'invalid_grant',
    ]);
  });
});

describe('apps', () => {
  test('of type server must show their secret', () => {
    const server = new FitbitTestClient('mara', 'SRV123');
    const form = { client_id: undefined };
    const exchange = (headers: Record<string, string>) =>
      server.post(
        '/oauth2/token',
        { ...form, grant_type: 'authorization_code', code: server.code(), code_verifier: VERIFIER },
        headers,
      );
    expect(exchange(basic('SRV123', 'secret-SRV123')).status).toBe(200);
    expect(readFitbitError(exchange(basic('SRV123', 'guess')))).toEqual([401, 'invalid_client']);
    expect(readFitbitError(server.exchange(server.code()))).toEqual([401, 'invalid_client']);
  });

  test('of type client need no secret, and any secret is accepted', () => {
    expect(client.exchange(client.code()).status).toBe(200);
    expect(client.exchange(client.code(), { client_secret: 'its own' }).status).toBe(200);
  });

  test('of type server get a token of their own, without access to anybody’s data', () => {
    const form = { grant_type: 'client_credentials' };
    const response = client.post('/oauth2/token', form, basic('SRV123', 'secret-SRV123'));
    const token = JSON.parse(response.body);
    expect(token).toEqual({
      access_token: expect.any(String),
      expires_in: 28_800,
      scope: '',
      token_type: 'Bearer',
    });
    expect(readFitbitError(client.get(PROFILE, token.access_token))).toEqual([403, 'insufficient_scope']);
    const ofClient = client.post('/oauth2/token', { ...form, client_id: 'ABC123' });
    expect(readFitbitError(ofClient)).toEqual([400, 'unauthorized_client']);
  });
});

describe('a refresh', () => {
  test('rotates the token', () => {
    const first = client.signIn();
    const second = JSON.parse(client.refresh(first.refresh_token).body);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    expect(second).toMatchObject({ scope: first.scope, user_id: first.user_id, expires_in: 28_800 });
    expect(client.get(PROFILE, second.access_token).status).toBe(200);
    expect(client.get(PROFILE, first.access_token).status).toBe(200);
  });

  test('returns the same tokens again for two minutes', () => {
    const first = client.signIn();
    const repeatable = client.refresh(first.refresh_token).body;
    client.now += 2 * MINUTE_MS - 1;
    expect(client.refresh(first.refresh_token).body).toBe(repeatable);
    client.now += 1;
    expect(readFitbitError(client.refresh(first.refresh_token))).toEqual([400, 'invalid_grant']);
    expect(client.refresh(JSON.parse(repeatable).refresh_token).status).toBe(200);
  });

  test('cannot be repeated once a new token was used', () => {
    const first = client.signIn();
    const second = JSON.parse(client.refresh(first.refresh_token).body);
    client.get(PROFILE, second.access_token);
    expect(readFitbitError(client.refresh(first.refresh_token))).toEqual([400, 'invalid_grant']);
    const third = JSON.parse(client.refresh(second.refresh_token).body);
    client.refresh(third.refresh_token);
    expect(readFitbitError(client.refresh(second.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  test('of another app, or with nonsense, is rejected', () => {
    const { refresh_token } = client.signIn();
    const form = { client_id: 'OTHER1', grant_type: 'refresh_token', refresh_token };
    expect(readFitbitError(client.post('/oauth2/token', form))).toEqual([400, 'invalid_grant']);
    expect(readFitbitError(client.refresh('nonsense'))).toEqual([400, 'invalid_grant']);
    expect(readFitbitError(client.refresh(''))).toEqual([400, 'invalid_request']);
  });

  test('fails for the first device when a second one signs in', () => {
    const first = client.signIn();
    const second = client.signIn();
    expect(readFitbitError(client.refresh(first.refresh_token))).toEqual([400, 'invalid_grant']);
    expect(client.refresh(second.refresh_token).status).toBe(200);
  });
});

test('an access token lives for eight hours', () => {
  const { access_token } = client.signIn();
  client.now = START + 28_800_000 - 1;
  expect(client.get(PROFILE, access_token).status).toBe(200);
  client.now += 1;
  expect(readFitbitError(client.get(PROFILE, access_token))).toEqual([401, 'expired_token']);
});

test.each([
  ['grant_type', { client_id: 'ABC123' }, [400, 'invalid_request']],
  ['known grant_type', { client_id: 'ABC123', grant_type: 'password' }, [400, 'unsupported_grant_type']],
  ['good client_id', { client_id: 'abc', grant_type: 'refresh_token' }, [401, 'invalid_client']],
  ['code', { client_id: 'ABC123', grant_type: 'authorization_code' }, [400, 'invalid_request']],
])('a token request without a %s is rejected', (_, form, expected) => {
  expect(readFitbitError(client.post('/oauth2/token', form))).toEqual(expected);
});

test('a body that is not a form is rejected', () => {
  const json = { 'content-type': 'application/json' };
  expect(readFitbitError(client.post('/oauth2/token', { grant_type: 'refresh_token' }, json))).toEqual([
    400,
    'invalid_request',
  ]);
});

describe('revoking', () => {
  test.each(['access_token', 'refresh_token'] as const)(
    'revoking an %s kills all tokens of the app',
    (kind) => {
      const first = client.signIn();
      const second = JSON.parse(client.refresh(first.refresh_token).body);
      const response = client.post('/oauth2/revoke', { client_id: 'ABC123', token: second[kind] });
      expect([response.status, response.body]).toEqual([200, '']);
      for (const token of [first.access_token, second.access_token]) {
        expect(readFitbitError(client.get(PROFILE, token))).toEqual([401, 'invalid_token']);
      }
      expect(readFitbitError(client.refresh(second.refresh_token))).toEqual([400, 'invalid_grant']);
    },
  );

  test('an unknown token, or one of another app, is not found', () => {
    const { refresh_token } = client.signIn();
    const revoke = (id: string, token: string) =>
      readFitbitError(client.post('/oauth2/revoke', { client_id: id, token }));
    expect(revoke('ABC123', 'nonsense')).toEqual([404, 'not_found']);
    expect(revoke('OTHER1', refresh_token)).toEqual([404, 'not_found']);
    expect(client.refresh(refresh_token).status).toBe(200);
  });

  test('the wearer can revoke everything in the account', () => {
    const { access_token, refresh_token } = client.signIn();
    const code = client.code();
    client.cloud.revokeGrants();
    expect(readFitbitError(client.get(PROFILE, access_token))).toEqual([401, 'invalid_token']);
    expect(readFitbitError(client.refresh(refresh_token))).toEqual([400, 'invalid_grant']);
    expect(readFitbitError(client.exchange(code))).toEqual([400, 'invalid_grant']);
  });
});

describe('introspection', () => {
  const introspect = (token: string, bearer: string) =>
    client.post('/1.1/oauth2/introspect', { token }, { authorization: `Bearer ${bearer}` });

  test('describes an active token, with scopes in a format of its own', () => {
    const { access_token } = client.signIn('sleep heartrate');
    expect(JSON.parse(introspect(access_token, access_token).body)).toEqual({
      active: true,
      scope: '{HEARTRATE=READ, SLEEP=READ_WRITE}',
      client_id: 'ABC123',
      user_id: 'B7LM4K',
      token_type: 'access_token',
      exp: START + 28_800_000,
      iat: START,
    });
  });

  test('describes all others as inactive, and needs a valid token itself', () => {
    const { access_token } = client.signIn();
    expect(introspect('nonsense', access_token).body).toBe('{"active":false}');
    expect(readFitbitError(introspect(access_token, 'nonsense'))).toEqual([401, 'invalid_token']);
  });
});

test('no two tokens are alike', () => {
  const values = Array.from({ length: 50 }, () => client.signIn()).flatMap((t) => [
    t.access_token,
    t.refresh_token,
  ]);
  expect(new Set(values).size).toBe(100);
});
