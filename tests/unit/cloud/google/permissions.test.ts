import { dataTypes } from '../../../../simulator/cloud/google/data-types/data-types';
import {
  formatScopes,
  GoogleTestClient,
  readBody,
  readGoogleError,
  SignedInGoogleClient,
} from './google-test-client';

/** Paths and a scope that is enough for each. */
const needs: readonly [path: string, scope: string][] = [
  ['profile', 'profile'],
  ['settings', 'settings'],
  ['pairedDevices', 'settings'],
  ['irnProfile', 'irn'],
  ['identity', 'sleep'],
];

describe('scopes', () => {
  test.each(needs)('%s needs %s', (path, scope) => {
    expect(new SignedInGoogleClient(undefined, formatScopes(scope)).get(path).status).toBe(200);
  });

  test.each(needs.slice(0, 4))('%s is refused without any of its scopes', (path) => {
    const response = new SignedInGoogleClient(undefined, formatScopes('sleep')).get(path);
    expect(readGoogleError(response)).toEqual([403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
    expect(response.headers['www-authenticate']).toContain('error="insufficient_scope"');
  });

  test.each(dataTypes.map(({ id, scope }) => [id, scope]))('%s needs its own scope', (id, scope) => {
    const other = scope === 'googlehealth.sleep.readonly' ? 'nutrition' : 'sleep';
    const missing = [403, 'PERMISSION_DENIED', 'MISSING_OAUTH_SCOPE'];
    expect(readGoogleError(new SignedInGoogleClient(undefined, formatScopes(other)).list(id))).toEqual(
      missing,
    );
    const doorless = new SignedInGoogleClient(undefined, formatScopes('settings')).list(id);
    expect(readGoogleError(doorless)[2]).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT');
  });

  test('strides come with the scope of activity', () => {
    expect(
      readBody(new SignedInGoogleClient(undefined, formatScopes('profile')).get('profile')),
    ).not.toHaveProperty('autoWalkingStrideLengthMm');
    expect(readBody(new SignedInGoogleClient().get('profile')).autoWalkingStrideLengthMm).toBe(710);
  });
});

describe('the user in the path', () => {
  test('is me, or the wearer’s id', () => {
    const signedIn = new SignedInGoogleClient();
    const { healthUserId, legacyUserId } = readBody(signedIn.get('identity'));
    expect(legacyUserId).toBe('B7LM4K');
    expect(signedIn.get(`/v4/users/${healthUserId}/settings`).status).toBe(200);
  });

  test('must not be another one', () => {
    expect(readGoogleError(new SignedInGoogleClient().get('/v4/users/B7LM4K/settings')).slice(0, 2)).toEqual([
      403,
      'PERMISSION_DENIED',
    ]);
  });
});

describe('the rate limit', () => {
  const exhausted = [429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'];

  test('is three hundred requests in any minute', () => {
    const client = new GoogleTestClient();
    const signedIn = new SignedInGoogleClient(client);
    for (let i = 0; i < 300; i++) {
      client.now += 100;
      expect(signedIn.get('identity').status).toBe(200);
    }
    expect(readGoogleError(signedIn.get('identity'))).toEqual(exhausted);
    // The first request was a minute ago.
    client.now += 30_100;
    expect(signedIn.get('identity').status).toBe(200);
    expect(readGoogleError(signedIn.get('identity'))).toEqual(exhausted);
  });

  test('is two and a half requests a second for apps that are not verified', () => {
    const client = new GoogleTestClient('mara', 'desktop');
    const signedIn = new SignedInGoogleClient(client);
    const burst = () => Array.from({ length: 6 }, () => signedIn.get('identity').status);
    expect(burst()).toEqual([200, 200, 200, 200, 200, 429]);
    client.now += 2000;
    expect(burst()).toEqual([200, 200, 200, 200, 200, 429]);
    for (let i = 0; i < 100; i++) {
      client.now += i === 0 ? 2000 : 400;
      expect(signedIn.get('identity').status).toBe(200);
    }
  });

  test('counts by app, and without refused requests', () => {
    const client = new GoogleTestClient('mara', 'desktop');
    const [one, other] = [
      new SignedInGoogleClient(client),
      new SignedInGoogleClient(new GoogleTestClient('mara', 'web', client.cloud)),
    ];
    for (let i = 0; i < 5; i++) one.get('identity');
    expect(one.get('identity').status).toBe(429);
    expect(other.get('identity').status).toBe(200);
    client.now += 1999;
    expect(one.get('identity').status).toBe(429);
    client.now += 1;
    expect(one.get('identity').status).toBe(200);
  });
});

describe('unknown', () => {
  test.each(['/v4/users/me/friends', '/v4/users/me', '/v1/users/me/profile', '/'])('%s', (path) => {
    expect(new SignedInGoogleClient().get(path).status).toBe(404);
  });

  test('device and point', () => {
    expect(readGoogleError(new SignedInGoogleClient().get('pairedDevices/1'))[1]).toBe('NOT_FOUND');
    expect(readGoogleError(new SignedInGoogleClient().get('dataTypes/sleep/dataPoints/1'))[1]).toBe(
      'NOT_FOUND',
    );
  });

  test('methods for writing', () => {
    const signedIn = new SignedInGoogleClient();
    expect(signedIn.post('dataTypes/weight/dataPoints', {}).status).toBe(404);
  });
});
