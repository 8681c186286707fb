import { Journey } from './journey';

test('410: the service is gone; the watch says so, keeps its live values, and no requests follow', async () => {
  const journey = new Journey();
  await journey.signIn();
  journey.world.network.setFailureMode('410');
  await journey.advance('31m');
  expect(journey.allWatchText()).toMatch(/Live data only|Service gone/);
  expect(journey.watchText('steps')).toMatch(/\d/);
  const mark = journey.entryCount();
  await journey.advanceUnseen('12h');
  expect(journey.entries('request', mark)).toEqual([]);
  expect(journey.settingsText()).toMatch(/ended|gone/i);
  expect(journey.errors()).toEqual([]);
});

test('429: no request is sent before the time that the service names, even after a restart', async () => {
  const journey = new Journey();
  await journey.signIn();
  journey.world.network.setFailureMode('429');
  await journey.advance('16m');
  const limited = journey.entries('request').filter((each) => each.status === 429);
  expect(limited.length).toBeGreaterThan(0);
  expect(limited.length).toBeLessThanOrEqual(6);
  journey.world.network.setFailureMode('normal');
  journey.world.phone.companion.kill();
  const reset = Number(limited[0]?.responseHeaders?.['fitbit-rate-limit-reset']) * 1000;
  const until = (limited[0]?.t ?? 0) + reset;
  const mark = journey.entryCount();
  await journey.world.run(until - 1000);
  expect(journey.requests('/1/user/', mark)).toEqual([]);
  await journey.advance('20m');
  expect(journey.requests('/1/user/', mark).some((each) => each.status === 200)).toBe(true);
});

test('a consent withdrawn elsewhere ends in reconnect, without hammering, and a new sign-in mends it', async () => {
  const journey = new Journey();
  await journey.signIn();
  journey.world.cloud.revokeGrants();
  await journey.advance('31m');
  expect(journey.allWatchText()).toContain('Sign in on phone');
  const mark = journey.entryCount();
  await journey.advanceUnseen('6h');
  expect(journey.requests('/oauth2/token', mark)).toEqual([]);
  await journey.signIn();
  expect(journey.allWatchText()).not.toContain('Sign in on phone');
});

test.each(['html', 'cut', '500', 'silent', 'slow'] as const)(
  '%s instead of a response is reported and waited out, and nothing is lost',
  async (mood) => {
    const journey = new Journey();
    await journey.signIn();
    const before = journey.watchText('line');
    journey.world.network.setFailureMode(mood);
    await journey.advance('40m');
    expect(journey.errors()).toEqual([]);
    expect(journey.watchText('line')).toBe(before);
    journey.world.network.setFailureMode('normal');
    const mark = journey.entryCount();
    await journey.advance('20m');
    expect(journey.requests('/activities/date/', mark).some((each) => each.status === 200)).toBe(true);
    expect(journey.settingsText()).toContain('Sign out');
  },
);

test('one data set that fails keeps its value and age while the others go on', async () => {
  const journey = new Journey();
  await journey.signIn();
  journey.world.network.setFailureMode('500', '/sleep/');
  await journey.advanceUnseen('18h');
  const day = journey.entries('request').filter((each) => each.url.includes('/activities/date/2026-07-15'));
  expect(day.some((each) => each.status === 200)).toBe(true);
  journey.world.watch.tap(168, 168);
  expect(journey.watchText('sleep-hero')).toMatch(/h \d\d/);
  expect(journey.errors()).toEqual([]);
});
