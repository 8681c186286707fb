import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { troubleIsSaid } from './trouble-is-said';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(troubleIsSaid);
});

const second = (ms: number) => Math.floor(ms / SECOND_MS);

/** What home says beside a snapshot whose newest section has this age. */
function look(line: string, ageMs: number, account: object = { state: 'ok' }): string[] {
  const now = run.clock.now();
  run.keep({ v: 3, origin: 1, seq: 1, at: second(now - ageMs), account, week: { at: second(now - ageMs) } });
  run.shown = { line };
  run.trace.add({ kind: 'display', mode: 'off' });
  return run.reports;
}

test.each([
  ['6h 56 · HRV usual', 10 * MINUTE_MS, { state: 'ok' }],
  ['Synced 4 h ago', 4 * HOUR_MS + MINUTE_MS, { state: 'ok' }],
  ['Synced yesterday', 30 * HOUR_MS, { state: 'limited', until: 0 }],
  ['Sign in on phone', 0, { state: 'reconnect' }],
  ['Live data only', 100 * HOUR_MS, { state: 'gone' }],
])('"%s" is true', (line, age, account) => {
  expect(look(line, age, account)).toEqual([]);
});

test.each([
  ['6h 56 · HRV usual', 4 * HOUR_MS, { state: 'ok' }],
  ['Synced 3 h ago', 5 * HOUR_MS, { state: 'ok' }],
  ['Synced 3 h ago', HOUR_MS, { state: 'ok' }],
  ['6h 56 · HRV usual', 0, { state: 'reconnect' }],
])('"%s" is not', (line, age, account) => {
  expect(look(line, age, account)).toHaveLength(1);
});
