import { MINUTE_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { nothingHangs } from './nothing-hangs';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(nothingHangs);
  run.launch();
});

function setSyncing(isSyncing: boolean, minute: number): void {
  run.settings.set('companion', 'status', JSON.stringify({ isSyncing, minute }));
}

test('a sync that ends within ten minutes, or with its companion', () => {
  setSyncing(true, 0);
  run.pass(9 * MINUTE_MS);
  setSyncing(false, 9);
  setSyncing(true, 10);
  run.end();
  run.pass(60 * MINUTE_MS);
  run.checker.checkEnd?.();
  expect(run.reports).toEqual([]);
});

test('a sync that goes on and on', () => {
  setSyncing(true, 0);
  run.pass(6 * MINUTE_MS);
  setSyncing(true, 6);
  run.pass(6 * MINUTE_MS);
  run.checker.checkEnd?.();
  expect(run.reports).toEqual(['a sync goes on for 12 minutes']);
});

test('what repeats itself without end', () => {
  for (let i = 0; i < 7000; i++) setSyncing(false, i);
  expect(run.reports).toEqual(['6000 things happened within an hour']);
});
