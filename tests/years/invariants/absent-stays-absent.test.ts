import { FakeRun } from '../fake-run';
import { absentStaysAbsent } from './absent-stays-absent';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(absentStaysAbsent);
});

test('plausible figures, days without data, and what is absent', () => {
  run.sendSnapshot({
    seq: 1,
    sleep: { asleep: 415, bed: 1390, rise: 421 },
    week: { dailySteps: [null, 0, 9123] },
    recovery: { hrv: [520, 400, 700], skin: [-4] },
    body: { eaten: -1 },
  });
  run.shown = { 'sleep-hero': '6h 55', 'weight-change': '−0.6', heart: '—' };
  run.trace.add({ kind: 'tap', x: 1, y: 1 });
  expect(run.reports).toEqual([]);
});

test.each([
  ['sleep.asleep', { sleep: { asleep: 0 } }],
  ['sleep.asleep', { sleep: { asleep: 9999 } }],
  ['week.dailySteps', { week: { dailySteps: [1, -1] } }],
  ['week.asleep', { week: { asleep: [400, 0] } }],
  ['recovery.restingHeartRate', { recovery: { restingHeartRate: [0] } }],
  ['body.weight', { body: { weight: 0 } }],
  ['body.weight', { body: { weight: 72.5 } }],
])('%s that stands for nothing is reported', (path, sections) => {
  run.sendSnapshot({ seq: 1, ...sections });
  expect(run.reports).toEqual([expect.stringContaining(`${path} of snapshot 1 is `)]);
});

test.each(['NaN:NaN', 'undefined', '[object Object]', 'Night of null'])(
  'the text "%s" is reported',
  (text) => {
    run.shown = { line: text };
    run.trace.add({ kind: 'display', mode: 'off' });
    expect(run.reports).toEqual([`the watch writes "${text}" as line`]);
  },
);
