import { FakeRun } from '../fake-run';
import { daysAreTrue } from './days-are-true';

test('today is the person’s, and nothing is of tomorrow', () => {
  const run = new FakeRun(daysAreTrue);
  const today = run.persona.calendar.dayOf(run.clock.now());
  run.sendSnapshot({ seq: 1, week: { date: today }, sleep: { date: today - 1 }, recovery: { date: today } });
  expect(run.reports).toEqual([]);
  run.sendSnapshot({ seq: 2, week: { date: today - 1 }, sleep: { date: today + 1 } });
  expect(run.reports).toEqual([
    `week of snapshot 2 is of day ${today - 1}, on day ${today}`,
    `sleep of snapshot 2 is of day ${today + 1}, on day ${today}`,
  ]);
});
