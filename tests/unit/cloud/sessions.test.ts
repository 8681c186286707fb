import { MINUTE_MS } from '../../../simulator/world/duration';
import { FitbitTestClient, START } from './fitbit-test-client';
import { formatScopes, GoogleTestClient } from './google/google-test-client';

test('Fitbit holds one session an app, and takes the refresh token before the last for two minutes', () => {
  const client = new FitbitTestClient();
  expect(client.cloud.sessions()).toEqual([]);
  client.signIn();
  const first = client.signIn('sleep');
  client.now += MINUTE_MS;
  const second = JSON.parse(client.refresh(first.refresh_token).body);
  const [session, ...others] = client.cloud.sessions();
  expect(others).toEqual([]);
  expect(session).toMatchObject({
    service: 'fitbit',
    account: 'mara',
    clientId: client.id,
    refreshToken: second.refresh_token,
    scopes: ['sleep'],
    issuedAt: START + MINUTE_MS,
  });
  expect(session?.acceptedRefreshTokens(client.now)).toEqual([second.refresh_token, first.refresh_token]);
  expect(session?.acceptedRefreshTokens(client.now + 2 * MINUTE_MS)).toEqual([second.refresh_token]);
  client.get('/1.2/user/-/sleep/date/2026-07-14.json', second.access_token);
  expect(session?.acceptedRefreshTokens(client.now)).toEqual([second.refresh_token]);
  client.cloud.revokeGrants();
  expect(client.cloud.sessions()).toEqual([]);
  expect(session?.acceptedRefreshTokens(client.now)).toEqual([]);
});

test('Google holds each sign-in until it is revoked or has ended', () => {
  const client = new GoogleTestClient('noor', 'desktoptesting');
  client.signIn({ access_type: undefined });
  const { refresh_token } = client.signIn({ scope: formatScopes('sleep') });
  const [session, ...others] = client.cloud.sessions();
  expect(others).toEqual([]);
  expect(session).toMatchObject({
    service: 'google',
    account: 'noor',
    refreshToken: refresh_token,
    scopes: ['googlehealth.sleep.readonly'],
    issuedAt: START,
  });
  client.refresh(refresh_token);
  expect(session?.acceptedRefreshTokens(client.now)).toEqual([refresh_token]);
  expect(session?.acceptedRefreshTokens(client.now + 8 * 24 * 60 * MINUTE_MS)).toEqual([]);
  client.cloud.revokeGrants();
  expect(session?.acceptedRefreshTokens(client.now)).toEqual([]);
});
