import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json } from '../fake-run';
import { requestLimits } from './request-limits';

const LIMITED = json(429, {}, { 'fitbit-rate-limit-reset': '1800' });

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(requestLimits);
  run.launch();
});

test('the 41st request of an hour is reported, and none of a sign-in', () => {
  for (let i = 0; i < 40; i++) run.fetch();
  for (let i = 0; i < 5; i++) run.exchange(`code-${i}`, {});
  expect(run.reports).toEqual([]);
  run.fetch();
  expect(run.reports).toEqual(['request 46 of an hour']);
  run.pass(HOUR_MS);
  run.fetch();
  expect(run.reports).toHaveLength(1);
});

test.each([
  ['fitbit', 300],
  ['google', 600],
] as const)('%s: a day has %i requests', (service, limit) => {
  for (let i = 0; i < limit; i++) {
    if (i % 40 === 0) run.pass(HOUR_MS);
    run.fetch({}, service);
  }
  run.pass(HOUR_MS);
  expect(run.reports).toEqual([]);
  run.fetch({}, service);
  expect(run.reports).toEqual([`request ${limit + 1} of a day, to ${service}`]);
});

test('a clock that was set, and a storage that was wiped, are excuses', () => {
  run.write('sent', []);
  for (let i = 0; i < 40; i++) run.fetch();
  run.localStore.remove('sent');
  run.end();
  run.launch();
  run.fetch();
  run.pass(HOUR_MS);
  for (let i = 0; i < 40; i++) run.fetch();
  run.trace.add({ kind: 'fault', name: 'phone-clock' });
  run.fetch();
  expect(run.reports).toEqual([]);
});

test('before the time of a 429 nothing is sent to that service, also after a kill', () => {
  run.fetch({ handled: LIMITED });
  run.write('sync', {});
  run.fetch({}, 'google');
  run.end();
  run.launch();
  expect(run.reports).toEqual([]);
  run.fetch();
  expect(run.reports).toEqual(["a data request to fitbit 1800 s before a 429's time"]);
  run.refresh('token', {});
  expect(run.reports).toHaveLength(2);
  run.pass(30 * MINUTE_MS);
  run.fetch();
  expect(run.reports).toHaveLength(2);
});

test('a companion that was killed with the 429 in its hand knows no time', () => {
  run.fetch({ handled: LIMITED });
  run.end();
  run.launch();
  run.fetch();
  expect(run.reports).toEqual([]);
});

test('nor does one whose storage took the time back in the moment of its write', () => {
  run.write('sync', { lastSyncAt: 1 });
  run.pass(MINUTE_MS);
  run.localStore.losesWrites = true;
  run.fetch({ handled: LIMITED });
  const stop = run.localStore.listen(() => {
    stop();
    run.localStore.handleCompanionEnd();
  });
  run.write('sync', { lastSyncAt: 2 });
  run.end();
  run.launch();
  run.fetch();
  expect(run.reports).toEqual([]);
});

test('a 429 that comes after the request was given up is not heard', () => {
  run.fetch({ afterMs: 16 * SECOND_MS, handled: LIMITED });
  run.write('sync', {});
  run.fetch();
  expect(run.reports).toEqual([]);
});

test('the time of an account that was lost is lost with it', () => {
  run.hold('token-1');
  run.fetch({ handled: LIMITED });
  run.write('sync', {});
  run.end();
  run.localStore.remove('account');
  run.launch();
  run.wake();
  run.fetch();
  expect(run.reports).toEqual([]);
});

test.each([
  ['Retry-After in seconds', json(429, {}, { 'retry-after': '60' })],
  [
    'Retry-After as a date',
    json(429, {}, { date: 'Tue, 14 Jul 2026 12:00:00 GMT', 'retry-after': 'Tue, 14 Jul 2026 12:01:00 GMT' }),
  ],
  ['RetryInfo', json(429, { error: { details: [{ retryDelay: '60s' }] } })],
])('%s', (_name, limited) => {
  run.fetch({ handled: limited });
  run.write('sync', {});
  run.pass(50 * SECOND_MS);
  run.fetch();
  expect(run.reports).toHaveLength(1);
  run.pass(10 * SECOND_MS);
  run.fetch();
  expect(run.reports).toHaveLength(1);
});
