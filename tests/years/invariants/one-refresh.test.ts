import { SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json, LOST } from '../fake-run';
import { oneRefresh } from './one-refresh';

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(oneRefresh);
  run.launch();
  run.hold('token-1');
});

test('a second refresh beside the first is reported', () => {
  const { request } = run.refresh('token-1', { delivered: json(500, {}) });
  expect(run.reports).toEqual([]);
  run.exchanges.begin(request);
  run.exchanges.begin(request);
  expect(run.reports).toHaveLength(1);
});

test('one after another is not, nor one of the next run, nor after the time of a request', () => {
  run.refresh('token-1', { delivered: LOST });
  const { request } = run.refresh('token-1', { delivered: LOST });
  run.exchanges.begin(request);
  run.end();
  run.launch();
  run.exchanges.begin(request);
  run.pass(16 * SECOND_MS);
  run.exchanges.begin(request);
  expect(run.reports).toEqual([]);
});
