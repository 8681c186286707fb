import { NO_ACTIVITY } from '../../../simulator/world/app-activity';
import { SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { darkWatchRests } from './dark-watch-rests';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(darkWatchRests);
  run.watch.counts.writes = 10;
  run.trace.add({ kind: 'display', mode: 'off' });
  run.pass(2 * SECOND_MS);
  run.trace.add({ kind: 'link', isOn: true });
});

test('a watch that rests is not reported, nor what it draws when the display comes on', () => {
  run.trace.add({ kind: 'display', mode: 'on' });
  run.watch.counts.writes = 40;
  run.watch.activity = { ...NO_ACTIVITY, sensors: 2, timers: 1 };
  run.trace.add({ kind: 'display', mode: 'off' });
  run.watch.activity = NO_ACTIVITY;
  run.pass(SECOND_MS);
  run.checker.checkEnd?.();
  expect(run.reports).toEqual([]);
});

test('what is drawn in the dark is reported when the display comes on', () => {
  run.watch.counts.writes = 13;
  run.trace.add({ kind: 'display', mode: 'on' });
  expect(run.reports).toEqual(['3 properties were drawn in the dark']);
});

test.each(['timers', 'intervals', 'animationFrames', 'sensors'] as const)('%s are reported', (kind) => {
  run.watch.activity = { ...NO_ACTIVITY, [kind]: 1 };
  run.trace.add({ kind: 'link', isOn: false });
  expect(run.reports).toEqual([`1 ${kind} in the dark`]);
});
