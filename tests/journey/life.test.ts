import { formatSleepDuration, Journey } from './journey';
import { openAlmanac, readErrors, readSettingsText, readText, runUnseen } from './open-almanac';

test('at the end of the access token the session is refreshed, first thing, once', async () => {
  const simulator = await openAlmanac();
  await simulator.signIn();
  const signedIn = await simulator.now();
  await runUnseen(simulator, '8h');
  await simulator.run('30m');
  const requests = (await simulator.records.entries()).flatMap((each) =>
    each.kind === 'request' && each.t > signedIn ? [each] : [],
  );
  const refreshes = requests.filter(({ requestBody }) => requestBody?.includes('grant_type=refresh_token'));
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
  expect(requests.filter(({ status }) => status === 401)).toEqual([]);
});

test('a lost response to a refresh is requested again with the same token, and no session is lost', async () => {
  const journey = new Journey();
  await journey.signIn();
  const mark = journey.entryCount();
  let lost = false;
  journey.world.trace.listen((entry) => {
    if (entry.kind !== 'request' || lost || !entry.url.includes('/oauth2/token')) return;
    lost = true;
    journey.world.network.armed.responsesToLose = 1;
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
  const simulator = await openAlmanac();
  await simulator.signIn();
  const before = await readText(simulator, 'line');
  await simulator.perform({ type: 'restart', model: 'vulcan' });
  await simulator.run('5s');
  expect(await readText(simulator, 'line')).toBe(before);
});

test('a companion killed at any time goes on at its next wake', async () => {
  const simulator = await openAlmanac({ faults: ['save-battery'] });
  await simulator.signIn();
  const signedIn = await simulator.now();
  await simulator.addFault('kill-companion');
  await simulator.run('35m');
  const later = (await simulator.records.entries()).filter(({ t }) => t > signedIn);
  expect(later.some((each) => each.kind === 'wake' && each.reason === 'wokenUp')).toBe(true);
  const days = (await simulator.records.requests()).filter(({ url }) => url.includes('/activities/date/'));
  expect(days.some(({ t, status }) => t > signedIn && status === 200)).toBe(true);
  expect(await readSettingsText(simulator)).toContain('Sign out');
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
  const simulator = await openAlmanac({ faults: ['save-battery'] });
  await simulator.signIn();
  const signedIn = await simulator.now();
  await simulator.run('24h');
  const requests = (await simulator.records.requests()).filter(({ t }) => t > signedIn);
  const entries = await simulator.records.entries();
  const wakes = entries.filter(({ kind, t }) => kind === 'wake' && t > signedIn).length;
  expect(wakes).toBeGreaterThanOrEqual(90);
  expect(requests.length / wakes).toBeLessThanOrEqual(3);
  for (const first of requests) {
    const hour = requests.filter((each) => each.t >= first.t && each.t < first.t + 3_600_000);
    expect(hour.length).toBeLessThanOrEqual(40);
  }
  expect(await readErrors(simulator)).toEqual([]);
});

test('the next morning the new night is on the watch', async () => {
  const journey = new Journey();
  await journey.signIn();
  await journey.advanceUnseen('18h');
  expect(journey.watchText('line')).toContain(formatSleepDuration(journey, '2026-07-15'));
});

test('a wearer who looks all day long leaves requests to the wakes of the evening', async () => {
  const simulator = await openAlmanac();
  await simulator.signIn();
  await simulator.run('12h');
  const evening = await simulator.now();
  await simulator.run('4h');
  const requests = await simulator.records.requests();
  expect(requests.filter(({ t, status }) => t > evening && status === 200).length).toBeGreaterThan(3);
  expect(requests.length).toBeLessThanOrEqual(300);
});
