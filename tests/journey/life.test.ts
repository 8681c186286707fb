import { formatSleepDuration, Journey } from './journey';

test('at the end of the access token the session is refreshed, first thing, once', async () => {
  const journey = new Journey();
  await journey.signIn();
  const mark = journey.entryCount();
  await journey.advanceUnseen('8h');
  await journey.advance('30m');
  const refreshes = journey
    .requests('/oauth2/token', mark)
    .filter((each) => each.requestBody?.includes('grant_type=refresh_token'));
  expect(refreshes).toHaveLength(1);
  expect(refreshes[0]?.status).toBe(200);
  expect(journey.entries('request', mark).filter((each) => each.status === 401)).toEqual([]);
});

test('a lost response to a refresh is requested again with the same token, and no session is lost', async () => {
  const journey = new Journey();
  await journey.signIn();
  const mark = journey.entryCount();
  let lost = false;
  journey.world.trace.listen((entry) => {
    if (entry.kind !== 'request' || lost || !entry.url.includes('/oauth2/token')) return;
    lost = true;
    journey.world.network.responsesToLose = 1;
  });
  await journey.advanceUnseen('8h30m');
  const refreshes = journey.requests('/oauth2/token', mark);
  expect(refreshes.length).toBeGreaterThanOrEqual(2);
  expect(refreshes[0]?.failure).toContain('the response was lost');
  expect(refreshes[1]?.requestBody).toBe(refreshes[0]?.requestBody);
  expect(refreshes[1]?.status).toBe(200);
  expect(journey.allWatchText()).not.toContain('Reconnect');
});

test('another watch model shows the same after a restart', async () => {
  const journey = new Journey();
  await journey.signIn();
  const before = journey.watchText('line');
  journey.world.restartWatch('vulcan');
  await journey.advance('5s');
  expect(journey.watchText('line')).toBe(before);
});

test('a companion killed at any time goes on at its next wake', async () => {
  const journey = new Journey({ faults: ['save-battery'] });
  await journey.signIn();
  journey.world.phone.companion.kill();
  const mark = journey.entryCount();
  await journey.advance('35m');
  expect(journey.entries('wake', mark).some((each) => each.reason === 'wokenUp')).toBe(true);
  expect(journey.requests('/activities/date/', mark).some((each) => each.status === 200)).toBe(true);
  expect(journey.settingsText()).toContain('Sign out');
});

test('a phone whose storage was wiped is not muted by the older snapshot on the watch', async () => {
  const journey = new Journey();
  await journey.signIn();
  journey.world.phone.companion.kill();
  journey.world.localStore.clear();
  journey.world.settings.clear('settings');
  await journey.signIn();
  const [last] = journey.entries('file').slice(-1);
  expect(last?.state).toBe('transferred');
  expect(journey.watchText('line')).toMatch(/h \d\d/);
});

test('a day of wakes keeps to the budget: about three requests each, never more than 40 an hour', async () => {
  const journey = new Journey({ faults: ['save-battery'] });
  await journey.signIn();
  const mark = journey.entryCount();
  await journey.advance('24h');
  const requests = journey.entries('request', mark);
  const wakes = journey.entries('wake', mark).length;
  expect(wakes).toBeGreaterThanOrEqual(90);
  expect(requests.length / wakes).toBeLessThanOrEqual(3);
  for (const first of requests) {
    const hour = requests.filter((each) => each.t >= first.t && each.t < first.t + 3_600_000);
    expect(hour.length).toBeLessThanOrEqual(40);
  }
  expect(journey.errors()).toEqual([]);
});

test('the next morning the new night is on the watch', async () => {
  const journey = new Journey();
  await journey.signIn();
  await journey.advanceUnseen('18h');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-15'));
});

test('a wearer who looks all day long leaves requests to the wakes of the evening', async () => {
  const journey = new Journey();
  await journey.signIn();
  await journey.advance('12h');
  const mark = journey.entryCount();
  await journey.advance('4h');
  const asked = journey.entries('request', mark).filter((each) => each.status === 200);
  expect(asked.length).toBeGreaterThan(3);
  expect(journey.entries('request').length).toBeLessThanOrEqual(300);
});
