import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../simulator/world/duration';
import {
  ALL_GOOGLE_SCOPES,
  formatScopes,
  GoogleTestClient,
  readGoogleError,
  readOauthError,
} from './google-test-client';

const IDENTITY = '/v4/users/me/identity';

describe('the exchange', () => {
  test('returns a pair', () => {
    const tokens = new GoogleTestClient().signIn();
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^ya29\.a0/),
      expires_in: 3599,
      refresh_token: expect.stringMatching(/^1\/\/0/),
      scope: ALL_GOOGLE_SCOPES,
      token_type: 'Bearer',
    });
  });

  test('returns no refresh token without access_type=offline', () => {
    expect(new GoogleTestClient().signIn({ access_type: 'online' })).not.toHaveProperty('refresh_token');
  });

  test('accepts a code once, for ten minutes', () => {
    const client = new GoogleTestClient();
    const code = client.code();
    expect(client.exchange(code).status).toBe(200);
    expect(readOauthError(client.exchange(code))).toEqual([400, 'invalid_grant', 'Malformed auth code.']);
    const late = client.code();
    client.now += 10 * MINUTE_MS;
    expect(readOauthError(client.exchange(late))[1]).toBe('invalid_grant');
  });

  test('accepts the client by Basic header too', () => {
    const client = new GoogleTestClient();
    const pair = Buffer.from(`${client.id}:GOCSPX-${client.name}`).toString('base64');
    const response = client.post(
      '/token',
      {
        grant_type: 'authorization_code',
        code: client.code({ code_challenge: undefined, code_challenge_method: undefined }),
        redirect_uri: 'http://127.0.0.1:9/back',
      },
      { authorization: `Basic ${pair}` },
    );
    expect(response.status).toBe(200);
  });

  test.each([
    ['a desktop app without its secret', { client_secret: undefined }, [400, 'invalid_request']],
    ['a wrong secret', { client_secret: 'secret' }, [401, 'invalid_client']],
    ['an app that does not exist', { client_id: 'ABC123' }, [401, 'invalid_client']],
    ['no app', { client_id: undefined }, [400, 'invalid_request']],
    ['no verifier', { code_verifier: undefined }, [400, 'invalid_grant']],
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }, [400, 'invalid_grant']],
    ['another address', { redirect_uri: 'http://127.0.0.1:10/back' }, [400, 'redirect_uri_mismatch']],
    ['no address', { redirect_uri: undefined }, [400, 'invalid_request']],
    ['another kind of grant', { grant_type: 'client_credentials' }, [400, 'unsupported_grant_type']],
  ])('%s is refused', (_, form, expected) => {
    const client = new GoogleTestClient();
    expect(readOauthError(client.exchange(client.code(), form)).slice(0, 2)).toEqual(expected);
  });

  test('refuses a code of another app', () => {
    const client = new GoogleTestClient();
    const web = new GoogleTestClient('mara', 'web', client.cloud);
    expect(readOauthError(web.exchange(client.code()))[1]).toBe('invalid_grant');
  });

  test('refuses a body that is no form', () => {
    const client = new GoogleTestClient();
    const response = client.post('/token', { code: client.code() }, { 'content-type': 'application/json' });
    expect(readOauthError(response)).toEqual([400, 'unsupported_grant_type', 'Invalid grant_type: ']);
  });
});

describe('refreshing', () => {
  test('returns only an access token, each time with the same refresh token', () => {
    const client = new GoogleTestClient();
    const { refresh_token, access_token } = client.signIn({ scope: formatScopes('sleep') });
    const seen = new Set([access_token]);
    for (let hour = 0; hour < 3; hour++) {
      client.now += HOUR_MS;
      const tokens = JSON.parse(client.refresh(refresh_token).body);
      expect(tokens).toEqual({
        access_token: expect.any(String),
        expires_in: 3599,
        scope: formatScopes('sleep'),
        token_type: 'Bearer',
      });
      seen.add(tokens.access_token);
      expect(client.get(IDENTITY, tokens.access_token).status).toBe(200);
    }
    expect(seen.size).toBe(4);
  });

  test('still works for an earlier sign-in', () => {
    const client = new GoogleTestClient();
    const first = client.signIn();
    client.signIn();
    expect(client.refresh(first.refresh_token).status).toBe(200);
  });

  test('works for years', () => {
    const client = new GoogleTestClient();
    const { refresh_token } = client.signIn();
    client.now += 800 * DAY_MS;
    expect(client.refresh(refresh_token).status).toBe(200);
  });

  test('ends after seven days for an app in testing, and the response says when', () => {
    const client = new GoogleTestClient('mara', 'desktoptesting');
    const { refresh_token, refresh_token_expires_in } = client.signIn();
    expect(refresh_token_expires_in).toBe(604_799);
    client.now += 7 * DAY_MS - 1;
    expect(JSON.parse(client.refresh(refresh_token).body).refresh_token_expires_in).toBe(0);
    client.now += 1;
    const ended = [400, 'invalid_grant', 'Token has been expired or revoked.'];
    expect(readOauthError(client.refresh(refresh_token))).toEqual(ended);
    expect(readOauthError(client.refresh(refresh_token))).toEqual(ended);
  });

  test('needs the app’s own token and its secret', () => {
    const client = new GoogleTestClient();
    const { refresh_token } = client.signIn();
    expect(readOauthError(client.refresh('bogus'))).toEqual([400, 'invalid_grant', 'Bad Request']);
    expect(readOauthError(client.refresh(undefined))[1]).toBe('invalid_request');
    expect(readOauthError(client.refresh(refresh_token, { client_secret: undefined }))[1]).toBe(
      'invalid_request',
    );
    const web = new GoogleTestClient('mara', 'web', client.cloud);
    expect(readOauthError(web.refresh(refresh_token))[1]).toBe('invalid_grant');
  });
});

describe('an access token', () => {
  test('is valid for an hour', () => {
    const client = new GoogleTestClient();
    const { access_token } = client.signIn();
    client.now += HOUR_MS - 1;
    expect(client.get(IDENTITY, access_token).status).toBe(200);
    client.now += 1;
    expect(readGoogleError(client.get(IDENTITY, access_token))).toEqual([401, 'UNAUTHENTICATED', undefined]);
  });

  test('is required', () => {
    const client = new GoogleTestClient();
    const response = client.send({
      method: 'GET',
      url: `https://health.googleapis.com${IDENTITY}`,
      headers: {},
    });
    expect(readGoogleError(response)).toEqual([401, 'UNAUTHENTICATED', 'CREDENTIALS_MISSING']);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="https://accounts.google.com/"');
  });

  test('of the Fitbit Web API is not valid here', () => {
    const client = new GoogleTestClient();
    expect(readGoogleError(client.get(IDENTITY, 'eyJhbGciOiJIUzI1NiJ9.x.y'))[0]).toBe(401);
  });

  test('is described by tokeninfo', () => {
    const client = new GoogleTestClient();
    const { access_token } = client.signIn({ scope: formatScopes('sleep') });
    client.now += 600_000;
    const url = 'https://oauth2.googleapis.com/tokeninfo';
    const expected = {
      azp: client.id,
      aud: client.id,
      sub: '665576775275',
      scope: formatScopes('sleep'),
      exp: String((client.now + 3_000_000) / 1000),
      expires_in: '3000',
      access_type: 'offline',
    };
    const byQuery = client.send({ method: 'GET', url: `${url}?access_token=${access_token}`, headers: {} });
    expect(JSON.parse(byQuery.body)).toEqual(expected);
    const headers = { authorization: `Bearer ${access_token}` };
    expect(JSON.parse(client.send({ method: 'POST', url, headers }).body)).toEqual(expected);
    const unknown = client.send({ method: 'GET', url: `${url}?access_token=x`, headers: {} });
    expect(readOauthError(unknown)).toEqual([400, 'invalid_token', 'Invalid Value']);
  });
});

describe('revoking', () => {
  test.each(['access_token', 'refresh_token'] as const)('with the %s ends the whole grant', (key) => {
    const client = new GoogleTestClient();
    const other = new GoogleTestClient('mara', 'web', client.cloud);
    const others = other.signIn();
    const tokens = client.signIn();
    expect(client.post('/revoke', { token: tokens[key] }).status).toBe(200);
    expect(readGoogleError(client.get(IDENTITY, tokens.access_token))[0]).toBe(401);
    expect(readOauthError(client.refresh(tokens.refresh_token))[2]).toBe(
      'Token has been expired or revoked.',
    );
    expect(client.authorize({ prompt: undefined }).status).toBe(200);
    expect(other.get(IDENTITY, others.access_token).status).toBe(200);
  });

  test('works by query too, and only once', () => {
    const client = new GoogleTestClient();
    const { refresh_token } = client.signIn();
    const path = `/revoke?token=${encodeURIComponent(refresh_token ?? '')}`;
    expect(client.post(path, {}, { 'content-type': 'text/plain' }).body).toBe('{}');
    expect(readOauthError(client.post(path, {}, { 'content-type': 'text/plain' }))).toEqual([
      400,
      'invalid_token',
      'Token expired or revoked',
    ]);
    expect(readOauthError(client.post('/revoke', {}))[1]).toBe('invalid_request');
  });

  test('in the account’s settings ends every grant, in both dialects', () => {
    const client = new GoogleTestClient();
    const tokens = client.signIn();
    client.cloud.revokeGrants();
    expect(readGoogleError(client.get(IDENTITY, tokens.access_token))[0]).toBe(401);
    expect(readOauthError(client.refresh(tokens.refresh_token))[1]).toBe('invalid_grant');
  });
});
