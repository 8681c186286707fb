import { FakeRun } from '../fake-run';
import { nothingThrows } from './nothing-throws';

test('exceptions, and those that our own borders caught', () => {
  const run = new FakeRun(nothingThrows);
  run.trace.add({ kind: 'error', place: 'settings', text: 'TypeError: x' });
  run.trace.add({ kind: 'console', place: 'phone', level: 'log', text: 'internal error: Error: y' });
  run.trace.add({ kind: 'console', place: 'watch', level: 'error', text: 'week: TypeError: z' });
  run.trace.add({ kind: 'warning', place: 'watch', text: 'no real watch does this' });
  expect(run.reports).toHaveLength(4);
});

test('lines of a good day, and what a full storage or a damaged file leads to', () => {
  const run = new FakeRun(nothingThrows);
  run.trace.add({ kind: 'console', place: 'phone', level: 'log', text: 'sync: server' });
  run.trace.add({ kind: 'warning', place: 'phone', text: 'localStorage is full: writes throw' });
  run.trace.add({ kind: 'warning', place: 'watch', text: 'cbor: tag 7 is skipped and its content read' });
  expect(run.reports).toEqual([]);
});
