import { HOUR_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { newestSnapshotStays } from './newest-snapshot-stays';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(newestSnapshotStays);
});

test('newer ones replace older ones, also when some never arrive or the account changes', () => {
  run.sendSnapshot({ seq: 1 });
  run.sendSnapshot({ seq: 2 }, { isKept: false });
  run.sendSnapshot({ seq: 3 });
  run.sendSnapshot({ origin: 2, seq: 1 });
  expect(run.reports).toEqual([]);
});

test('of two with one number and one time the later may be kept', () => {
  run.sendSnapshot({ seq: 1 }, { isKept: false });
  run.sendSnapshot({ seq: 1, sleep: { at: 5, date: 4 } });
  expect(run.reports).toEqual([]);
});

test('an older one after a newer is reported, of another account too', () => {
  run.sendSnapshot({ seq: 1, at: 5 });
  run.sendSnapshot({ seq: 2 });
  run.keep({ v: 3, origin: 1, at: 5, seq: 1 });
  run.sendSnapshot({ origin: 2, seq: 1, at: 6 });
  run.sendSnapshot({ origin: 3, seq: 1 });
  run.keep({ v: 3, origin: 2, at: 6, seq: 1 });
  expect(run.reports).toEqual([
    'the watch keeps snapshot 1 of 1, 1 older than before',
    'the watch keeps snapshot 1 of 2, 1 older than before',
  ]);
});

test('one that nobody sent is reported', () => {
  run.keep({ v: 3, origin: 1, at: 5, seq: 1 });
  expect(run.reports).toEqual(['the watch keeps snapshot 1 of 1, which the phone did not send']);
});

test('a watch whose disk was full may have had another in memory', () => {
  run.sendSnapshot({ seq: 1, at: 5 });
  run.sendSnapshot({ seq: 2 });
  run.trace.add({ kind: 'fault', name: 'disk-full' });
  run.keep({ v: 3, origin: 1, at: 5, seq: 1 });
  expect(run.reports).toEqual([]);
});

test('a file that is no snapshot is reported, one that is removed is not', () => {
  run.sendSnapshot({ seq: 1 });
  run.disk.remove('kept.cbor');
  run.disk.write('kept.cbor', new Uint8Array([0xff, 0x01]), run.clock.now());
  expect(run.reports).toEqual(['the watch keeps a file that is no snapshot']);
});

test('a watch whose disk was wiped, and one that had a number ahead of the time, may take any', () => {
  const ahead = Math.floor(run.clock.now() / 1000) + 60;
  run.sendSnapshot({ seq: 1, at: 5 });
  run.sendSnapshot({ seq: 2, at: 6 });
  run.trace.add({ kind: 'fault', name: 'disk-wiped' });
  run.keep({ v: 3, origin: 1, at: 5, seq: 1 });
  run.sendSnapshot({ seq: ahead });
  run.keep({ v: 3, origin: 1, at: 6, seq: 2 });
  run.sendSnapshot({ seq: ahead });
  run.sendSnapshot({ seq: 3, at: 7 });
  run.keep({ v: 3, origin: 1, at: Math.floor(run.clock.now() / 1000), seq: ahead });
  expect(run.reports).toEqual([]);
});

test('so may one that had a number of a phone whose clock was behind', () => {
  run.sendSnapshot({ seq: 2, at: 5 });
  run.phoneSystem.clockOffsetMs = -HOUR_MS;
  run.sendSnapshot({ origin: 2, seq: 1 });
  run.phoneSystem.clockOffsetMs = 0;
  run.keep({ v: 3, origin: 1, at: 5, seq: 2 });
  expect(run.reports).toEqual([]);
});

test('the third snapshot of a second has a number ahead of the time, which a phone without its storage repeats', () => {
  const now = Math.floor(run.clock.now() / 1000);
  run.sendSnapshot({ seq: now + 2, at: now });
  run.sendSnapshot({ origin: 2, seq: now });
  run.pass(HOUR_MS);
  run.keep({ v: 3, origin: 1, at: now, seq: now + 2 });
  expect(run.reports).toEqual([]);
});

test('one that was stuck on its way while thousands were sent is known', () => {
  for (let seq = 1; seq <= 3000; seq++) run.sendSnapshot({ seq, at: seq }, { isKept: false });
  run.keep({ v: 3, origin: 1, at: 1, seq: 1 });
  expect(run.reports).toEqual([]);
});
