import type { Status } from '../../../common/settings-keys';
import { HOUR_MS, MINUTE_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { dataComesBack } from './data-comes-back';

const USER = 'https://api.fitbit.com/1/user/-/activities/';
const SUMMARY = { method: 'GET', url: `${USER}date/2026-07-14.json`, headers: {} };
const SERIES = { method: 'GET', url: `${USER}steps/date/2026-07-08/2026-07-14.json`, headers: {} };

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(dataComesBack);
  run.launch();
  run.hold('token-1');
  // What is left are home and the week, for which the wearer allows the activity.
  for (const page of ['Sleep', 'Recovery', 'Body', 'Friends'])
    run.settings.set('settings', `page${page}`, 'false');
  run.send(SERIES, {});
  run.send(SUMMARY, {});
  run.write('records', { activitySummary: {}, dailySteps: {} });
  run.sendSnapshot({ seq: 1 });
});

function report(status: Partial<Status> = {}, code: 'ok' | 'network' | 'not-found' = 'ok'): void {
  const result = { code, triedAt: run.clock.now() };
  const results = { activitySummary: result, dailySteps: { ...result, code: 'ok' as const } };
  run.report({ grantedScopes: ['activity'], results, ...status });
}

function checkCalm(): string[] {
  run.checker.checkCalm?.();
  return run.reports.splice(0);
}

function checkEnd(): string[] {
  run.checker.checkEnd?.();
  return run.reports.splice(0);
}

test('data of a moment ago is up to date', () => {
  report();
  expect(checkEnd()).toEqual([]);
});

test('a companion that never reported', () => {
  expect(checkCalm()).toEqual(['the companion has never reported']);
});

test('old data is reported', () => {
  report();
  run.pass(2 * HOUR_MS);
  expect(checkEnd()).toEqual(['activitySummary is 120 minutes old']);
});

test('a failure is reported at once, one that is left alone for a day at the end', () => {
  report({}, 'network');
  expect(checkCalm()).toEqual(['activitySummary is network']);
  report({}, 'not-found');
  expect(checkCalm()).toEqual([]);
  expect(checkEnd()).toEqual(['activitySummary is not-found']);
});

test('a hold and an account that wants its owner may last until the end, and no longer', () => {
  const from = run.clock.now();
  report({ backoff: { from, until: from + HOUR_MS, code: 'rate-limit' } });
  expect(checkCalm()).toEqual([]);
  expect(checkEnd()).toEqual(['a pause because of rate-limit is left']);
  report({ state: 'reconnect' });
  expect(checkCalm()).toEqual([]);
  expect(checkEnd()).toEqual(['the account is reconnect']);
});

test('a service that is gone is left alone for a day; after a sign-in that it refused, until the next', () => {
  report({ state: 'gone' });
  expect(checkEnd()).toEqual(['the account is gone']);
  run.hold(undefined, { ended: 'gone' });
  expect(checkEnd()).toEqual([]);
});

test('a snapshot that has not reached the watch is reported', () => {
  report();
  run.sendSnapshot({ seq: 2 }, { isKept: false });
  run.pass(2 * MINUTE_MS);
  expect(checkEnd()).toEqual(['the watch has snapshot 1, not 2, the last that was sent']);
});

test('a data set that a full storage lost is not kept, until it is written again', () => {
  report();
  run.localStore.remove('records');
  expect(checkEnd()).toEqual(['activitySummary is not kept', 'dailySteps is not kept']);
  run.write('records', { activitySummary: {}, dailySteps: {} });
  expect(checkEnd()).toEqual([]);
});
