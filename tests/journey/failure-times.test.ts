import { SERVICES } from '../../common/services';
import { countLostRows, hasNight, readFailures, readPages, readStatus, signInWith } from './failure-journey';

test('410 from all of a service for three hours: live data alone, until one request a day looks again', async () => {
  const journey = await signInWith('fitbit', ['answer=410@5m..3h5m']);
  await journey.advanceUnseen('3h');
  expect(journey.allWatchText()).toContain('Live data only');
  expect(readStatus(journey)).toMatchObject({ state: 'gone', result: 'gone' });
  const mark = journey.entryCount();
  await journey.advanceUnseen('20h');
  expect(journey.entries('request', mark)).toEqual([]);
  await journey.advanceUnseen('7h');
  expect(readStatus(journey)).toMatchObject({ state: 'ok', result: 'ok' });
  expect(journey.allWatchText()).not.toContain('Live data only');
});

test.each(SERVICES)('%s: pages look the same, however rows and stretches are ordered', async (service) => {
  const whole = await readPages(await signInWith(service));
  expect(whole[0]).toContain('REM');
  expect(await readPages(await signInWith(service, ['answer=shuffled']))).toEqual(whole);
  // The figures of the night are those of its summary.
  expect(await readPages(await signInWith(service, ['answer=hole']))).toEqual(whole);
});

test.each(SERVICES)('%s: sleep in classic words is shown as classic', async (service) => {
  const [sleep] = await readPages(await signInWith(service, ['answer=untyped-sleep']));
  expect(sleep).toMatch(/Awake \| Restless \| Asleep/);
  expect(sleep).not.toMatch(/REM|Deep/);
});

test.each(SERVICES)('%s: an odd row is counted, and pages show all that is new', async (service) => {
  const journey = await signInWith(service, ['answer=odd-row']);
  expect(countLostRows(journey)).toBeGreaterThan(0);
  expect(countLostRows(journey)).toBeLessThanOrEqual(Object.keys(readStatus(journey).results).length);
  const [sleep] = await readPages(journey);
  expect([sleep]).toEqual((await readPages(await signInWith(service))).slice(0, 1));
});

test('a sum of the day before is not shown for today', async () => {
  const [, , , body = ''] = await readPages(await signInWith('google'));
  const [, eaten = ''] = /([\d,]+) \| L/.exec(body) ?? [];
  expect(eaten).not.toBe('');
  const [, , , shifted] = await readPages(await signInWith('google', ['answer=other-day']));
  expect(shifted).not.toContain(eaten);
  // Nor is one of the day after.
  const [, , , extra] = await readPages(await signInWith('google', ['answer=extra-day']));
  expect(extra).toBe(body);
});

test.each([
  ['fitbit', '401'],
  ['fitbit', '401-html'],
  ['fitbit', '401-google'],
  ['google', '401'],
] as const)('%s %s once: one refresh, and the data are there', async (service, mode) => {
  const journey = await signInWith(service);
  const mark = journey.entryCount();
  journey.world.network.setFailureMode(mode);
  while (!journey.entries('request', mark).some(({ status }) => status === 401))
    await journey.advance('100ms');
  journey.world.network.setFailureMode('normal');
  await journey.advance('20s');
  const requests = journey.entries('request', mark);
  expect(requests.filter(({ url }) => /\/token$/.test(url))).toMatchObject([{ status: 200 }]);
  expect(requests.some(({ url, status }) => status === 200 && !/oauth2/.test(url))).toBe(true);
  expect([readStatus(journey).result, readFailures(journey)]).toEqual(['ok', {}]);
});

test.each([
  ['fitbit', '/1/user/'],
  ['google', '/v4/users/'],
] as const)(
  '%s: what is refused although it is granted is requested again within the hour',
  async (service, part) => {
    const journey = await signInWith(service, ['answer=403-google@5m']);
    await journey.advanceUnseen('5h');
    const times = journey.requests(part).flatMap(({ t, status }) => (status === 403 ? [t] : []));
    const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(76 * 60_000);
    expect(journey.settingsText()).toContain('Sign out');
  },
);

test.each([
  ['fitbit', '403-google'],
  ['google', '403-google'],
  ['google', '412'],
] as const)('%s %s: what is refused is not requested at every wake', async (service, mode) => {
  const journey = await signInWith(service, [`answer=${mode}`]);
  const mark = journey.entryCount();
  await journey.advance('50m');
  expect(journey.requests('/user', mark)).toEqual([]);
});

test.each([
  ['fitbit', '429-date'],
  ['fitbit', '429-retry-info'],
  ['google', '429-date'],
  ['google', '429-retry-info'],
] as const)('%s %s: nothing is requested until the time that the service names', async (service, mode) => {
  const journey = await signInWith(service, [`answer=${mode}@5m..20m`]);
  await journey.advance('25m');
  const limited = journey.entries('request').filter(({ status }) => status === 429);
  const last = Math.max(...limited.map(({ t }) => t));
  expect(limited.length).toBeGreaterThan(0);
  await journey.advance('60m');
  const next = journey.entries('request').find(({ t }) => t > last);
  expect((next?.t ?? 0) - last).toBeGreaterThan(29 * 60_000);
  expect(readStatus(journey)).toMatchObject({ state: 'ok', result: 'ok' });
});

test('a sign-in without a refresh token ends with its token, and says so before', async () => {
  const journey = await signInWith('google', ['answer=no-refresh-token']);
  expect(readStatus(journey).sessionEndsAt).toBeGreaterThan(journey.world.clock.now());
  expect(journey.settingsText()).toContain('Signed in until');
  expect(journey.requests('/token')).toHaveLength(1);
  await journey.advance('80m');
  expect(readStatus(journey)).toMatchObject({ state: 'reconnect', result: 'expired' });
  expect(journey.allWatchText()).toContain('Sign in on phone');
});

test('faults at the same time do not end each other', async () => {
  const journey = await signInWith('fitbit', [
    'answer=500:/sleep@0s..30m',
    'answer=500:/activities@0s..60m',
    'answer=slow@0s..10m',
    'answer=404-html:/leaderboard',
  ]);
  await journey.advance('5m');
  expect(readFailures(journey)).toMatchObject({
    sleep: 'server',
    activitySummary: 'server',
    friends: 'not-found',
  });
  await journey.advance('45m');
  expect(hasNight(journey)).toBe(true);
  expect(readFailures(journey)).toMatchObject({ activitySummary: 'server', friends: 'not-found' });
  expect(readFailures(journey)).not.toHaveProperty('sleep');
  await journey.advance('40m');
  expect(readFailures(journey)).toEqual({ friends: 'not-found' });
});

test('one endpoint that is gone for good costs its own page alone', async () => {
  const journey = await signInWith('fitbit', ['answer=410:/leaderboard@2h']);
  await journey.advanceUnseen('26h');
  expect(readStatus(journey)).toMatchObject({ state: 'ok' });
  expect(readFailures(journey)).toEqual({ friends: 'gone' });
  expect(journey.allWatchText()).not.toMatch(/Live data only/);
  const dead = journey.requests('/leaderboard').filter(({ status }) => status === 410);
  expect(dead.length).toBeLessThanOrEqual(2);
});
