import type { Status } from '../../../common/settings-keys';
import { DAY_MS, HOUR_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { holdsAreNamed } from './holds-are-named';

const ALL_WELL = 'Everything is up to date';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(holdsAreNamed);
});

function check(status: (now: number) => Partial<Status>, ...texts: string[]): string[] {
  run.report(status(run.clock.now()));
  run.settingsTexts = texts;
  run.checker.checkCalm?.();
  return run.reports;
}

const backoff = (from: number): Status['backoff'] => ({ from, until: from + HOUR_MS, code: 'rate-limit' });

test('a page that says what is so', () => {
  expect(check(() => ({ result: 'ok' }), ALL_WELL)).toEqual([]);
  expect(check(() => ({ result: 'network' }), 'The phone could not reach the service')).toEqual([]);
  expect(check((now) => ({ backoff: backoff(now - HOUR_MS) }), ALL_WELL)).toEqual([]);
  expect(check(() => ({ isSyncing: true, result: 'network' }), ALL_WELL)).toEqual([]);
});

test.each<[string, (now: number) => Partial<Status>]>([
  ['with rate-limit', (now) => ({ backoff: backoff(now) })],
  ['with budget', (now) => ({ restAt: now + HOUR_MS })],
  ['with server', () => ({ result: 'server' })],
  ['a day after the last sync', (now) => ({ lastSyncAt: now - DAY_MS - HOUR_MS })],
])('"all is well" is reported %s', (words, status) => {
  expect(check(status, ALL_WELL)).toEqual([expect.stringContaining(words)]);
});

test('a result and a state that the page does not name are reported', () => {
  expect(check(() => ({ result: 'network' }), 'Hello')).toEqual(['the settings page does not name network']);
  expect(check(() => ({ state: 'reconnect' }), ALL_WELL)).toContain(
    'the settings page does not name the state reconnect',
  );
});
