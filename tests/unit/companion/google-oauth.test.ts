import { FITBIT_ENDPOINTS, GOOGLE_ENDPOINTS } from '../../../common/services';
import { SettingsKey } from '../../../common/settings-keys';
import { MINUTE_MS } from '../../../common/time';
import {
  exchangeRequest,
  introspectRequest,
  refreshRequest,
  revokeRequest,
} from '../../../companion/account/oauth-requests';
import { readIntrospection, readTokens } from '../../../companion/account/tokens';
import { type BearerErrors, readError } from '../../../companion/http/service-error';
import { formatScopes, GoogleTestClient } from '../cloud/google/google-test-client';
import { CloudPhone } from './cloud-phone';
import { json } from './fake-service';

const CLIENT = { id: '1-a.apps.googleusercontent.com', secret: 'GOCSPX-a' };
const PRETEND = '100000000000-webalmanac.apps.googleusercontent.com';
const form = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));

describe('requests to Google', () => {
  it('have the secret in the form, not in a header', () => {
    const { headers, body } = exchangeRequest(GOOGLE_ENDPOINTS, CLIENT, '4/0Ab', 'verifier');
    expect(headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(form(body)).toEqual({
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      grant_type: 'authorization_code',
      code: '4/0Ab',
      code_verifier: 'verifier',
      redirect_uri: expect.stringContaining('https://'),
    });
  });

  it('have a built-in secret only for the pretend cloud’s application', () => {
    expect(form(refreshRequest(GOOGLE_ENDPOINTS, { id: PRETEND }, 'r').body)).toHaveProperty(
      'client_secret',
      'GOCSPX-webalmanac',
    );
    expect(form(refreshRequest(GOOGLE_ENDPOINTS, { id: CLIENT.id }, 'r').body)).not.toHaveProperty(
      'client_secret',
    );
    expect(form(refreshRequest(FITBIT_ENDPOINTS, { id: PRETEND }, 'r').body)).not.toHaveProperty(
      'client_secret',
    );
  });

  it('contain only the token for a revocation, and only a header for tokeninfo', () => {
    expect(form(revokeRequest(GOOGLE_ENDPOINTS, CLIENT, 't').body)).toEqual({ token: 't' });
    const { url, headers, body } = introspectRequest(GOOGLE_ENDPOINTS, 'a');
    expect([url, headers.Authorization, body]).toEqual([
      'https://oauth2.googleapis.com/tokeninfo',
      'Bearer a',
      '',
    ]);
  });
});

describe('responses of Google', () => {
  it('keep the refresh token that they omit, and say when one ends', () => {
    const before = { clientId: 'C', refreshToken: '1//0r', scopes: ['s'] };
    expect(readTokens({ access_token: 'ya29', expires_in: 3599 }, 1000, before)).toMatchObject({
      refreshToken: '1//0r',
      scopes: ['s'],
      expiresAt: 3_600_000,
      userId: '',
    });
    const answer = { access_token: 'a', expires_in: 1, refresh_token_expires_in: 604_799 };
    expect(readTokens(answer, 0, before).refreshExpiresAt).toBe(604_799_000);
  });

  it('give the lifetime of a token in seconds, as text', () => {
    const answer = { azp: 'C', aud: 'C', scope: 'x y', exp: '1784032800', expires_in: '3599' };
    expect(readIntrospection(answer, true)).toMatchObject({
      expiresAt: 1_784_032_800_000,
      scopes: ['x', 'y'],
      clientId: 'C',
    });
    expect(() => readIntrospection({}, true)).toThrow('inactive');
    // A response of RFC 7662 must say that the token is active.
    expect(() => readIntrospection(answer)).toThrow('inactive');
  });

  it.each([
    [400, 'redirect_uri_mismatch', 'Bad Request', { kind: 'setup', code: 'redirect' }],
    [400, 'invalid_request', 'client_secret is missing.', { kind: 'setup', code: 'client' }],
    [401, 'invalid_client', 'The OAuth client was not found.', { kind: 'setup', code: 'client' }],
    [401, 'deleted_client', 'The OAuth client was deleted.', { kind: 'setup', code: 'client' }],
    [401, 'disabled_client', 'The OAuth client was disabled.', { kind: 'setup', code: 'client' }],
    [403, 'org_internal', 'Restricted to its organization.', { kind: 'setup', code: 'client' }],
    [503, 'temporarily_unavailable', '', { kind: 'wait', code: 'server' }],
    [400, 'temporarily_unavailable', '', { kind: 'wait', code: 'server' }],
    [400, 'server_error', '', { kind: 'wait', code: 'server' }],
    [400, 'invalid_grant', 'Token has been expired or revoked.', { kind: 'ended', code: 'invalid-grant' }],
    [400, 'invalid_token', 'Invalid Value', { kind: 'token', code: 'token' }],
  ])('%d %s is known for what it is', (status, error, error_description, expected) => {
    const failure = readError(json(status, JSON.stringify({ error, error_description })), 0);
    expect(failure).toMatchObject(expected);
  });

  it('are classified by the service’s own table first, except for what all services share', () => {
    const errorMapping: BearerErrors = { classify: () => ['data', 'scope'], rateLimitMs: 60_000 };
    const read = (status: number, body = '{"error":"invalid_grant"}') =>
      readError(json(status, body), 1000, errorMapping);
    expect(read(403)).toMatchObject({ kind: 'data', code: 'scope' });
    expect(read(429)).toMatchObject({ code: 'rate-limit', until: 61_000 });
    expect(read(503)).toMatchObject({ code: 'server' });
    expect(read(410)).toMatchObject({ code: 'gone' });
    expect(read(403, '<html>')).toMatchObject({ code: 'not-json' });
  });
});

describe('a pasted token of Google', () => {
  async function pasted(change: (access: string) => string): Promise<CloudPhone> {
    const phone = new CloudPhone('google');
    const client = new GoogleTestClient('mara', 'desktop', phone.cloud);
    client.now = phone.time;
    const { access_token: access } = client.signIn({ scope: formatScopes('settings', 'sleep') });
    await phone.launch();
    await phone.writeSetting(SettingsKey.pastedToken, { name: change(access) });
    await phone.pass(MINUTE_MS);
    return phone;
  }

  it('is used until it expires', async () => {
    const phone = await pasted((access) => access);
    expect(phone.status).toMatchObject({
      state: 'ok',
      grantedScopes: formatScopes('sleep', 'settings').split(' '),
    });
    const { sessionEndsAt = 0 } = phone.status;
    expect(sessionEndsAt).toBeGreaterThan(phone.time);
    expect(phone.snapshot.account).toMatchObject({
      service: 'google',
      until: Math.floor(sessionEndsAt / 1000),
    });
    await phone.pass(60 * MINUTE_MS);
    await phone.command('syncNow');
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'expired' });
  });

  it('is discarded when Google does not know it', async () => {
    const phone = await pasted((access) => `${access}x`);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'inactive' } });
  });
});
