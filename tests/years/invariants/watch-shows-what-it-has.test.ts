import { SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { watchShowsWhatItHas } from './watch-shows-what-it-has';

let run: FakeRun;
let today: number;
beforeEach(() => {
  run = new FakeRun(watchShowsWhatItHas);
  today = run.persona.calendar.dayOf(run.clock.now());
});

function look(shown: Record<string, string>, sleep?: { date: number; asleep: number }): string[] {
  run.keep({
    v: 3,
    origin: 1,
    seq: 1,
    ...(sleep && { sleep: { at: run.clock.now() / SECOND_MS, ...sleep } }),
  });
  run.shown = shown;
  run.trace.add({ kind: 'tap', x: 1, y: 1 });
  return run.reports;
}

test('the night and the steps', () => {
  const steps = String(createSteps());
  expect(look({ line: '6h 56 · HRV usual', steps }, { date: today, asleep: 416 })).toEqual([]);
  expect(look({ line: '6h 56 asleep', steps: '—' }, { date: today, asleep: 416 })).toEqual([]);
  expect(look({ line: 'No night yet' }, { date: today - 1, asleep: 416 })).toEqual([]);
  expect(look({ 'sleep-hero': '6h 56' }, { date: today - 1, asleep: 416 })).toEqual([]);
  expect(look({ 'sleep-hero': '—' }, { date: today - 8, asleep: 416 })).toEqual([]);
  expect(look({ 'sleep-hero': '—' })).toEqual([]);
});

test.each([
  ['the night of another day', { line: '6h 56 asleep' }, -1],
  ['another night', { line: '6h 55 asleep' }, 0],
  ['another night', { 'sleep-hero': '6h 55' }, 0],
  ['no night', { 'sleep-hero': '—' }, 0],
  ['a night of last week', { 'sleep-hero': '6h 56' }, -8],
  ['the steps of somebody else', { steps: '99,999' }, 0],
])('%s is reported: %j', (_name, shown, daysAgo) => {
  expect(look(shown, { date: today + daysAgo, asleep: 416 })).toHaveLength(1);
});

test('a night that was drawn in another zone a moment ago is not compared', () => {
  run.trace.add({ kind: 'fault', name: 'zone' });
  expect(look({ line: '6h 56 asleep' }, { date: today - 1, asleep: 416 })).toEqual([]);
});

function createSteps(): number {
  const { calendar } = run.persona;
  const minutes = run.persona.minutes(today);
  const passed = (run.clock.now() - calendar.spanOfDay(today).start) / (60 * SECOND_MS);
  return Math.floor(minutes.totalUntil('steps', passed));
}
