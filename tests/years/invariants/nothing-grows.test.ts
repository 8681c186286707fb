import { DAY_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { nothingGrows } from './nothing-grows';

test('a storage that grows from day to day is reported once it is too large', () => {
  const run = new FakeRun(nothingGrows);
  for (let day = 1; day <= 20; day++) {
    run.localStore.set('records', 'x'.repeat(day * 1900));
    run.pass(DAY_MS);
    run.trace.add({ kind: 'link', isOn: true });
  }
  expect(run.reports).toEqual([]);
  run.disk.write('left-over', new Uint8Array(6000), 0);
  run.localStore.set('records', 'x'.repeat(41_000));
  run.checker.checkEnd?.();
  expect(run.reports).toEqual(['41007 bytes of the companion’s storage', '6000 bytes on the watch’s disk']);
});
