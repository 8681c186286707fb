import type { Simulator } from '../../simulator/index';
import { openAlmanac, readErrors, readSettingsText, readText, readWatch, runUnseen } from './open-almanac';

async function openSignedIn(): Promise<Simulator> {
  const simulator = await openAlmanac();
  await simulator.signIn();
  return simulator;
}

test('410: the service is gone; the watch says so, keeps its live values, and no requests follow', async () => {
  const simulator = await openSignedIn();
  await simulator.setFailure('410');
  await simulator.run('31m');
  expect(await readWatch(simulator)).toMatch(/Live data only|Service gone/);
  expect(await readText(simulator, 'steps')).toMatch(/\d/);
  const before = (await simulator.records.requests()).length;
  await runUnseen(simulator, '12h');
  expect(await simulator.records.requests()).toHaveLength(before);
  expect(await readSettingsText(simulator)).toMatch(/ended|gone/i);
  expect(await readErrors(simulator)).toEqual([]);
});

test('429: no request is sent before the time that the service names, even after a restart', async () => {
  const simulator = await openSignedIn();
  await simulator.setFailure('429');
  await simulator.run('16m');
  const entries = await simulator.records.entries();
  const limited = entries.flatMap((each) => (each.kind === 'request' && each.status === 429 ? [each] : []));
  expect(limited.length).toBeGreaterThan(0);
  expect(limited.length).toBeLessThanOrEqual(6);
  await simulator.setFailure('normal');
  await simulator.addFault('kill-companion');
  const reset = Number(limited[0]?.responseHeaders?.['fitbit-rate-limit-reset']) * 1000;
  const until = (limited[0]?.t ?? 0) + reset;
  const before = (await simulator.records.requests()).length;
  const readNew = async () => (await simulator.records.requests()).slice(before);
  await simulator.runUntil(until - 1000);
  expect((await readNew()).filter(({ url }) => url.includes('/1/user/'))).toEqual([]);
  await simulator.run('20m');
  const data = (await readNew()).filter(({ url }) => url.includes('/1/user/'));
  expect(data.some(({ status }) => status === 200)).toBe(true);
});

test('a consent withdrawn elsewhere ends in reconnect, without hammering, and a new sign-in mends it', async () => {
  const simulator = await openSignedIn();
  await simulator.addFault('revoke');
  await simulator.run('31m');
  expect(await readWatch(simulator)).toContain('Sign in on phone');
  const before = (await simulator.records.requests()).length;
  await runUnseen(simulator, '6h');
  const later = (await simulator.records.requests()).slice(before);
  expect(later.filter(({ url }) => url.includes('/oauth2/token'))).toEqual([]);
  await simulator.signIn();
  expect(await readWatch(simulator)).not.toContain('Sign in on phone');
});

test.each(['html', 'cut', '500', 'silent', 'slow'] as const)(
  '%s instead of a response is reported and waited out, and nothing is lost',
  async (mode) => {
    const simulator = await openSignedIn();
    const line = await readText(simulator, 'line');
    await simulator.setFailure(mode);
    await simulator.run('40m');
    expect(await readErrors(simulator)).toEqual([]);
    expect(await readText(simulator, 'line')).toBe(line);
    await simulator.setFailure('normal');
    const before = (await simulator.records.requests()).length;
    await simulator.run('20m');
    const days = (await simulator.records.requests())
      .slice(before)
      .filter(({ url }) => /activities\/date/.test(url));
    expect(days.some(({ status }) => status === 200)).toBe(true);
    expect(await readSettingsText(simulator)).toContain('Sign out');
  },
);

test('one data set that fails keeps its value and age while the others go on', async () => {
  const simulator = await openSignedIn();
  await simulator.setFailure('500', '/sleep/');
  await runUnseen(simulator, '18h');
  const day = (await simulator.records.requests()).filter(({ url }) =>
    url.includes('/activities/date/2026-07-15'),
  );
  expect(day.some(({ status }) => status === 200)).toBe(true);
  await simulator.tap(168, 168);
  expect(await readText(simulator, 'sleep-hero')).toMatch(/h \d\d/);
  expect(await readErrors(simulator)).toEqual([]);
});
