import { formatSleepDuration, Journey } from './journey';

test('from consent to wrist: sleep and activity that came through the whole loop', async () => {
  const journey = new Journey();
  await journey.advance('2s');
  expect(journey.allWatchText()).toContain('Connect on phone');
  await journey.signIn();

  expect(journey.entries('page')).toMatchObject([{ state: 'done' }]);
  expect(journey.requests('/oauth2/token')).toHaveLength(1);
  const asked = journey.requests('api.fitbit.com/1').map((each) => [each.status, new URL(each.url).pathname]);
  expect(asked[0]).toEqual([200, '/1/user/-/profile.json']);
  expect(asked.slice(1).sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1))).toEqual([
    [200, '/1.1/user/-/leaderboard/friends.json'],
    [200, '/1.2/user/-/sleep/date/2026-07-08/2026-07-14.json'],
    [200, '/1/user/-/activities/date/2026-07-14.json'],
    [200, '/1/user/-/activities/heart/date/2026-06-15/2026-07-14.json'],
    [200, '/1/user/-/activities/steps/date/2026-07-08/2026-07-14.json'],
    // Only personal applications may request data by the minute.
    [403, '/1/user/-/activities/steps/date/2026-07-14/1d/15min.json'],
    [200, '/1/user/-/body/log/weight/date/2026-06-15/2026-07-14.json'],
    [200, '/1/user/-/br/date/2026-06-15/2026-07-14.json'],
    [200, '/1/user/-/devices.json'],
    [200, '/1/user/-/foods/log/date/2026-07-14.json'],
    [200, '/1/user/-/foods/log/water/date/2026-07-14.json'],
    [200, '/1/user/-/foods/log/water/goal.json'],
    [200, '/1/user/-/hrv/date/2026-06-15/2026-07-14.json'],
    [200, '/1/user/-/spo2/date/2026-06-15/2026-07-14.json'],
    [200, '/1/user/-/temp/skin/date/2026-06-15/2026-07-14.json'],
  ]);

  const words = formatSleepDuration(journey, '2026-07-14');
  expect(journey.watchText('line')).toContain(words);
  journey.world.watch.tap(168, 168);
  expect(journey.watchText('sleep-hero')).toBe(words);
  expect(journey.settingsText()).toContain('Sign out');
  expect(journey.errors()).toEqual([]);
});

test('after the profile, requests run side by side, six at a time', async () => {
  const journey = new Journey();
  await journey.signIn();
  const starts = journey.requests('api.fitbit.com/1').map((each) => each.t);
  const inRows = [...new Set(starts)].map((start) => starts.filter((each) => each === start).length);
  expect(inRows).toEqual([1, 6, 6, 3]);
});

test.each(['never', 'always'] as const)(
  'signs in whether <Oauth> exchanges codes itself: %s',
  async (exchange) => {
    const journey = new Journey({ exchange });
    await journey.signIn();
    expect(journey.settingsText()).toContain('Sign out');
    expect(journey.requests('/oauth2/token').filter((each) => each.status === 200)).toHaveLength(1);
  },
);

test('the page wakes a companion that sleeps', async () => {
  const journey = new Journey({ faults: ['save-battery'] });
  await journey.advance('5m');
  expect(journey.world.phone.companion.state).toBe('asleep');
  await journey.signIn();
  expect(journey.settingsText()).toContain('Sign out');
});

test('a denial is reported, and a new sign-in works', async () => {
  const journey = new Journey();
  const page = await journey.signIn({ consent: 'deny' });
  expect(journey.requests('/oauth2/token')).toHaveLength(0);
  expect(journey.settingsText()).toMatch(/declined|denied|not allowed/i);
  expect(page.canSignIn()).toBe(true);
  await journey.signIn();
  expect(journey.settingsText()).toContain('Sign out');
});

test('a person who closes the consent page can try again', async () => {
  const journey = new Journey();
  const page = await journey.signIn({ consent: 'close' });
  expect(journey.requests('/oauth2/token')).toHaveLength(0);
  expect(page.canSignIn()).toBe(true);
});

test('without the sleep scope there is no sleep request, no sleep page, and the settings page says what is missing', async () => {
  const journey = new Journey();
  await journey.signIn({ withoutScopes: ['sleep'] });
  expect(journey.requests('/sleep/')).toEqual([]);
  journey.world.watch.tap(168, 168);
  expect(journey.watchText('sleep-hero')).toBeUndefined();
  expect(journey.watchText('title')).toBe('RECOVERY');
  expect(journey.settingsText()).toContain('Not allowed');
  expect(journey.errors()).toEqual([]);
});

test.each(['profile', 'activity', 'heartrate', 'sleep'])('nothing breaks without %s', async (scope) => {
  const journey = new Journey();
  await journey.signIn({ withoutScopes: [scope] });
  await journey.advanceUnseen('1h');
  expect(journey.errors()).toEqual([]);
  expect(
    journey.entries('request').filter((each) => each.responseBody?.includes('insufficient_scope')),
  ).toEqual([]);
  expect(journey.settingsText()).toContain('Sign out');
});

test('signing out revokes, forgets, and shows the watch as not signed in', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  journey.signOut();
  await journey.advance('10s');
  expect(journey.requests('/oauth2/revoke')).toMatchObject([{ status: 200 }]);
  expect(page.canSignIn()).toBe(true);
  const kept = journey.world.localStore.keys().map((key) => journey.world.localStore.get(key));
  expect(JSON.stringify(kept)).not.toMatch(/refresh_?token|"access":/i);
  expect(journey.allWatchText()).not.toContain('6h');
});

test('signing out while offline forgets at once and revokes later', async () => {
  const journey = new Journey();
  const page = await journey.signIn();
  journey.world.network.setOnline(false);
  journey.signOut();
  await journey.advance('1m');
  expect(page.canSignIn()).toBe(true);
  journey.world.network.setOnline(true);
  await journey.advance('40m');
  expect(journey.requests('/oauth2/revoke').some((each) => each.status === 200)).toBe(true);
});

test('no token, code or verifier is logged, kept in the settings or sent to the watch', async () => {
  const journey = new Journey();
  await journey.signIn();
  const answers = journey.requests('/oauth2/token').map((each) => JSON.parse(each.responseBody ?? '{}'));
  const form = new URLSearchParams(journey.requests('/oauth2/token')[0]?.requestBody);
  const secrets = [
    answers[0].access_token,
    answers[0].refresh_token,
    form.get('code'),
    form.get('code_verifier'),
  ];
  for (const secret of secrets) expect(secret).toEqual(expect.stringMatching(/.{20,}/));
  const settings = journey.world.settings;
  const seen = JSON.stringify([
    journey.entries('console'),
    journey.entries('message'),
    journey.entries('file'),
    settings.keys().map((key) => settings.get(key)),
  ]);
  for (const secret of secrets) expect(seen).not.toContain(secret);
});
