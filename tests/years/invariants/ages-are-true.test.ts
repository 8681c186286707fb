import { HOUR_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json } from '../fake-run';
import { agesAreTrue } from './ages-are-true';

const USER = 'https://api.fitbit.com/1/user/-/';
const get = (path: string) => ({ method: 'GET', url: USER + path, headers: {} });
const SUMMARY = get('activities/date/2026-07-14.json');
const SERIES = get('activities/steps/date/2026-07-08/2026-07-14.json');

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(agesAreTrue);
  run.launch();
  run.hold('token-1');
});

const second = () => Math.floor(run.clock.now() / SECOND_MS);

test('a section is as old as its oldest part', () => {
  run.send(SERIES, {});
  const at = second();
  run.pass(HOUR_MS);
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 1, week: { at } });
  expect(run.reports).toEqual([]);
  run.sendSnapshot({ seq: 2, week: { at: second() } });
  expect(run.reports).toEqual([
    expect.stringMatching(/^week of snapshot 2: it is dated .* dailySteps was delivered/),
  ]);
});

test('a page that was off has lost what it had', () => {
  run.send(SERIES, {});
  run.pass(HOUR_MS);
  run.settings.set('settings', 'page.week', 'false');
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 1, week: { at: second() } });
  expect(run.reports).toEqual([]);
});

test('what a killed companion had not stored yet does not count, and what it had does', () => {
  run.send(SERIES, {});
  run.end('killed');
  run.launch();
  run.pass(HOUR_MS);
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 1, week: { at: second() } });
  expect(run.reports).toEqual([]);
  run.send(SERIES, {});
  run.moments.notify('write', 'records');
  run.localStore.set('records', 'with the series');
  run.end('killed');
  run.launch();
  run.pass(HOUR_MS);
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 2, week: { at: second() } });
  expect(run.reports).toHaveLength(1);
});

test('the age of a failure, or of another section, is reported', () => {
  run.send(SUMMARY, { delivered: json(500, {}) });
  run.sendSnapshot({ seq: 1, week: { at: second() } });
  run.pass(HOUR_MS);
  run.pass(HOUR_MS);
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 2, sleep: { at: second() } });
  expect(run.reports).toEqual([
    expect.stringMatching(/^week of snapshot 1: nothing was delivered/),
    expect.stringMatching(/^sleep of snapshot 2: nothing was delivered/),
  ]);
});

test('an age from before the clock was set back cannot be compared with one after it', () => {
  run.phoneSystem.clockOffsetMs = 24 * HOUR_MS;
  run.send(SERIES, {});
  run.send(SUMMARY, {});
  const at = Math.floor((run.clock.now() + run.phoneSystem.clockOffsetMs) / SECOND_MS);
  run.pass(HOUR_MS);
  run.phoneSystem.clockOffsetMs = 0;
  run.trace.add({ kind: 'fault', name: 'phone-clock' });
  run.send(SERIES, {});
  run.sendSnapshot({ seq: 1, week: { at } });
  expect(run.reports).toEqual([]);
});

test('a response that arrives in the instant in which the clock is set has the age of either clock, and no other', () => {
  run.send(SERIES, {});
  run.trace.add({ kind: 'fault', name: 'phone-clock' });
  run.phoneSystem.clockOffsetMs = -400 * 24 * HOUR_MS;
  const at = Math.floor((run.clock.now() + run.phoneSystem.clockOffsetMs) / SECOND_MS);
  run.sendSnapshot({ seq: 1, week: { at } });
  run.sendSnapshot({ seq: 2, week: { at: second() } });
  expect(run.reports).toEqual([]);
  run.sendSnapshot({ seq: 3, week: { at: at - 3600 } });
  expect(run.reports).toEqual([expect.stringMatching(/^week of snapshot 3: nothing was delivered/)]);
});

test('a data set of several requests may have the age of either clock, if it was set between them', () => {
  run.send(SUMMARY, {});
  run.pass(20 * SECOND_MS);
  run.trace.add({ kind: 'fault', name: 'phone-clock' });
  run.phoneSystem.clockOffsetMs = -2 * HOUR_MS;
  run.pass(15 * SECOND_MS);
  const at = Math.floor((run.clock.now() + run.phoneSystem.clockOffsetMs) / SECOND_MS);
  run.sendSnapshot({ seq: 1, week: { at } });
  expect(run.reports).toEqual([]);
  run.sendSnapshot({ seq: 2, week: { at: at - 3600 } });
  expect(run.reports).toEqual([expect.stringMatching(/^week of snapshot 2: nothing was delivered/)]);
});

test('the age of a response without content is true', () => {
  run.send(SERIES, { delivered: { status: 204, headers: {}, body: '' } });
  run.sendSnapshot({ seq: 1, week: { at: second() } });
  expect(run.reports).toEqual([]);
});

test('a page of a guest network, and a response that a fault has changed, have no age', () => {
  run.send(SERIES, { delivered: { status: 200, headers: {}, body: '<html>Welcome</html>' } });
  const at = second();
  run.pass(HOUR_MS);
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 1, week: { at: second() } });
  run.send(SERIES, { delivered: json(200, { other: 1 }) });
  run.pass(HOUR_MS);
  run.send(SUMMARY, {});
  run.sendSnapshot({ seq: 2, week: { at: second() } });
  expect(run.reports).toEqual([]);
  run.sendSnapshot({ seq: 3, week: { at } });
  expect(run.reports).toEqual([expect.stringMatching(/^week of snapshot 3: nothing was delivered/)]);
});
