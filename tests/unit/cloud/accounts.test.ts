import { createPretendCloud } from '../../../simulator/cloud/pretend-cloud';
import { createRandom } from '../../../simulator/realm/random';
import { FitbitTestClient } from './fitbit-test-client';
import { GoogleTestClient } from './google/google-test-client';
import { sharedPersona } from './shared-persona';

const cloud = createPretendCloud({
  persona: sharedPersona('mara'),
  random: createRandom(3),
  createPersona: sharedPersona,
});
const fitbit = Object.assign(new FitbitTestClient(), { cloud });
const google = new GoogleTestClient('mara', 'desktopverified', cloud);
afterEach(() => cloud.signInAs(undefined));

const fitbitName = (token: string): string =>
  JSON.parse(fitbit.get('/1/user/-/profile.json', token).body).user?.firstName;
const googleProfile = (token: string): unknown =>
  JSON.parse(google.get('/v4/users/me/profile', token).body).name;

test('a sign-in is that of the person who is signed in, and tokens stay their owner’s', () => {
  const mara = fitbit.signIn();
  const marasGoogle = google.signIn();
  cloud.signInAs('noor');
  const noor = fitbit.signIn();
  const noorsGoogle = google.signIn();
  expect(fitbitName(mara.access_token)).toBe(sharedPersona('mara').account.firstName);
  expect(fitbitName(noor.access_token)).toBe(sharedPersona('noor').account.firstName);
  expect(googleProfile(marasGoogle.access_token)).not.toBe(googleProfile(noorsGoogle.access_token));
  expect(JSON.parse(fitbit.refresh(mara.refresh_token).body).user_id).toBe(
    sharedPersona('mara').account.userId,
  );
  expect(google.refresh(marasGoogle.refresh_token).status).toBe(200);
  cloud.signInAs(undefined);
  expect(JSON.parse(fitbit.refresh(noor.refresh_token).body).user_id).toBe(
    sharedPersona('noor').account.userId,
  );
  expect(JSON.parse(fitbit.signIn().access_token ? fitbit.exchange(fitbit.code()).body : '{}').user_id).toBe(
    sharedPersona('mara').account.userId,
  );
  expect(cloud.sessions().map(({ service, account }) => `${service} ${account}`)).toEqual([
    'fitbit mara',
    'google mara',
    'fitbit noor',
    'google noor',
  ]);
});

test('a code is redeemed at the account that gave it', () => {
  cloud.signInAs('noor');
  const code = fitbit.code();
  cloud.signInAs(undefined);
  expect(JSON.parse(fitbit.exchange(code).body).user_id).toBe(sharedPersona('noor').account.userId);
});

test('consent is withdrawn at the account that is signed in', () => {
  const mara = fitbit.signIn();
  cloud.signInAs('noor');
  const noor = fitbit.signIn();
  cloud.revokeGrants();
  expect(fitbit.get('/1/user/-/profile.json', mara.access_token).status).toBe(200);
  expect(fitbit.get('/1/user/-/profile.json', noor.access_token).status).toBe(401);
});

test('a withdrawn scope is taken from the tokens that there are, and from the next', () => {
  const tokens = fitbit.signIn();
  const sleep = '/1.2/user/-/sleep/date/2026-07-14.json';
  const googleTokens = google.signIn();
  const points = '/v4/users/me/dataTypes/sleep/dataPoints';
  expect([
    fitbit.get(sleep, tokens.access_token).status,
    google.get(points, googleTokens.access_token).status,
  ]).toEqual([200, 200]);
  cloud.withdrawScope('sleep');
  const refreshed = JSON.parse(fitbit.refresh(tokens.refresh_token).body);
  const googleRefreshed = JSON.parse(google.refresh(googleTokens.refresh_token).body);
  for (const token of [tokens.access_token, refreshed.access_token]) {
    expect(fitbit.get(sleep, token).status).toBe(403);
    expect(fitbit.get('/1/user/-/profile.json', token).status).toBe(200);
  }
  for (const token of [googleTokens.access_token, googleRefreshed.access_token])
    expect(google.get(points, token).status).toBe(403);
  expect(refreshed.scope.split(' ')).not.toContain('sleep');
});

test('there must be such a person', () => {
  expect(() =>
    createPretendCloud({ persona: sharedPersona('mara'), random: createRandom(1) }).signInAs('noor'),
  ).toThrow('nobody is called noor here');
});
