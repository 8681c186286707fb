import { HOURLY_LIMIT } from '../../../simulator/cloud/rate-limit';
import { MINUTE_MS } from '../../../simulator/world/duration';
import {
  ALL_SCOPES,
  createSignedInClient,
  FitbitTestClient,
  readFitbitError,
  START,
} from './fitbit-test-client';

const DAY = '/1/user/-/activities/date/2026-07-14.json';

describe('every endpoint', () => {
  const watch = '/1/user/-/devices/tracker/1100019784/alarms';
  const list = 'list.json?sort=asc&offset=0&limit=1&afterDate=2026-07-01';
  const span = '2026-07-01/2026-07-14';

  test.each([
    ['/1/user/-/profile.json', 'profile'],
    ['/1/user/-/devices.json', 'settings'],
    [`${watch}.json`, 'settings'],
    ['/1.1/user/-/friends.json', 'social'],
    ['/1.1/user/-/leaderboard/friends.json', 'social'],
    [DAY, 'activity'],
    [`/1/user/-/activities/${list}`, 'activity'],
    ['/1/user/-/activities/goals/daily.json', 'activity'],
    ['/1/user/-/activities/steps/date/2026-07-14/7d.json', 'activity'],
    ['/1/user/-/activities/tracker/steps/date/2026-07-14/7d.json', 'activity'],
    ['/1/user/-/activities/steps/date/2026-07-14/1d/15min.json', 'activity'],
    ['/1/user/-/activities/active-zone-minutes/date/2026-07-14/7d.json', 'activity'],
    ['/1/user/-/activities/active-zone-minutes/date/2026-07-14/1d/1min.json', 'activity'],
    ['/1/user/-/activities/heart/date/2026-07-14/7d.json', 'heartrate'],
    [`/1/user/-/activities/heart/date/${span}.json`, 'heartrate'],
    ['/1/user/-/activities/heart/date/2026-07-14/1d/1min.json', 'heartrate'],
    ['/1/user/-/hrv/date/2026-07-14.json', 'heartrate'],
    [`/1/user/-/hrv/date/${span}.json`, 'heartrate'],
    ['/1.2/user/-/sleep/date/2026-07-14.json', 'sleep'],
    [`/1.2/user/-/sleep/date/${span}.json`, 'sleep'],
    [`/1.2/user/-/sleep/${list}`, 'sleep'],
    ['/1.2/user/-/sleep/goal.json', 'sleep'],
    ['/1/user/-/br/date/2026-07-14.json', 'respiratory_rate'],
    [`/1/user/-/br/date/${span}.json`, 'respiratory_rate'],
    ['/1/user/-/br/date/2026-07-14/all.json', 'respiratory_rate'],
    [`/1/user/-/br/date/${span}/all.json`, 'respiratory_rate'],
    ['/1/user/-/spo2/date/2026-07-14.json', 'oxygen_saturation'],
    [`/1/user/-/spo2/date/${span}.json`, 'oxygen_saturation'],
    ['/1/user/-/temp/skin/date/2026-07-14.json', 'temperature'],
    [`/1/user/-/temp/skin/date/${span}.json`, 'temperature'],
    ['/1/user/-/cardioscore/date/2026-07-14.json', 'cardio_fitness'],
    [`/1/user/-/cardioscore/date/${span}.json`, 'cardio_fitness'],
    [`/1/user/-/ecg/${list}`, 'electrocardiogram'],
    ['/1/user/-/irn/profile.json', 'irregular_rhythm_notifications'],
    [`/1/user/-/irn/alerts/${list}`, 'irregular_rhythm_notifications'],
    ['/1/user/-/body/log/weight/date/2026-07-14.json', 'weight'],
    [`/1/user/-/body/log/weight/date/${span}.json`, 'weight'],
    ['/1/user/-/body/log/fat/date/2026-07-14.json', 'weight'],
    [`/1/user/-/body/log/fat/date/${span}.json`, 'weight'],
    ['/1/user/-/body/log/weight/goal.json', 'weight'],
    ['/1/user/-/foods/log/date/2026-07-14.json', 'nutrition'],
    ['/1/user/-/foods/log/goal.json', 'nutrition'],
    ['/1/user/-/foods/log/water/date/2026-07-14.json', 'nutrition'],
    ['/1/user/-/foods/log/water/goal.json', 'nutrition'],
    ['/1/user/-/sleep/apiSubscriptions.json', 'sleep'],
  ])('%s needs the scope %s and no other', (path, scope) => {
    const client = new FitbitTestClient('mara', 'PRS123');
    const others = ALL_SCOPES.split(' ')
      .filter((one) => one !== scope)
      .join(' ');
    expect(readFitbitError(createSignedInClient(client, others).get(path))).toEqual([
      403,
      'insufficient_scope',
    ]);
    expect(createSignedInClient(client, scope).get(path).status).toBe(200);
  });

  test.each([
    '/1/user/-/activities/steps/date/2026-07-14/1d/15min.json',
    '/1/user/-/activities/active-zone-minutes/date/2026-07-14/1d/1min.json',
    '/1/user/-/activities/heart/date/2026-07-14/1d/1min.json',
    '/1/user/-/br/date/2026-07-14/all.json',
  ])('%s is for personal apps only', (path) => {
    expect(readFitbitError(createSignedInClient().get(path))).toEqual([403, 'insufficient_permissions']);
    expect(
      readFitbitError(createSignedInClient(new FitbitTestClient('mara', 'PRS123'), 'profile').get(path)),
    ).toEqual([403, 'insufficient_scope']);
  });

  test('of all subscriptions needs the scopes of all collections', () => {
    const path = '/1/user/-/apiSubscriptions.json';
    expect(readFitbitError(createSignedInClient(undefined, 'activity nutrition weight').get(path))).toEqual([
      403,
      'insufficient_scope',
    ]);
    expect(createSignedInClient(undefined, 'activity nutrition weight sleep').get(path).status).toBe(200);
  });

  test('needs a token', () => {
    const { client } = createSignedInClient();
    const url = `https://api.fitbit.com${DAY}`;
    expect(readFitbitError(client.send({ method: 'GET', url, headers: {} }))).toEqual([
      401,
      'invalid_request',
    ]);
    expect(readFitbitError(client.get(DAY, 'nonsense'))).toEqual([401, 'invalid_token']);
  });

  test('serves the account’s own data only', () => {
    const { get } = createSignedInClient();
    expect(get('/1/user/B7LM4K/profile.json').status).toBe(200);
    expect(readFitbitError(get('/1/user/ZZZZZZ/profile.json'))).toEqual([404, 'not_found']);
  });

  test('is not found under another host, version or name', () => {
    const { client, get } = createSignedInClient();
    expect(readFitbitError(get('/1/user/-/horoscope.json'))).toEqual([404, 'not_found']);
    expect(readFitbitError(get('/1/user/-/sleep/date/2026-07-14.json'))).toEqual([404, 'not_found']);
    expect(
      readFitbitError(client.send({ method: 'GET', url: `https://www.fitbit.com${DAY}`, headers: {} })),
    ).toEqual([404, 'not_found']);
  });
});

describe('the rate limit', () => {
  test('is in every response and starts again at every full hour', () => {
    const { client, get } = createSignedInClient();
    const { headers } = get(DAY);
    expect(headers).toMatchObject({
      'fitbit-rate-limit-limit': '150',
      'fitbit-rate-limit-remaining': '149',
      'fitbit-rate-limit-reset': String(18 * 60),
    });
    expect(get('/1/user/-/activities/date/nonsense.json').headers['fitbit-rate-limit-remaining']).toBe('148');
    for (let i = 2; i < HOURLY_LIMIT; i++) expect(get('/1/user/-/profile.json').status).toBe(200);
    const beyond = get(DAY);
    expect(readFitbitError(beyond)).toEqual([429, 'request']);
    expect(beyond.headers['fitbit-rate-limit-remaining']).toBe('0');
    client.now = Date.UTC(2026, 6, 14, 13);
    expect(get(DAY).headers).toMatchObject({
      'fitbit-rate-limit-remaining': '149',
      'fitbit-rate-limit-reset': '3600',
    });
  });
});

test('the same request at the same moment has the same response', () => {
  const request = () => createSignedInClient().get('/1.2/user/-/sleep/date/2026-07-14.json').body;
  expect(request()).toBe(request());
  expect(START % MINUTE_MS).toBe(0);
});
