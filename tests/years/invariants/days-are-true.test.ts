import { HOUR_MS } from '../../../simulator/world/duration';
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

test('after a profile without content the zone is unknown', () => {
  const run = new FakeRun(daysAreTrue);
  const profile = { method: 'GET', url: 'https://api.fitbit.com/1/user/-/profile.json', headers: {} };
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
  run.trace.add({ kind: 'fault', name: 'zone' });
  run.pass(HOUR_MS);
  const sendWrongDay = (seq: number): void => {
    run.pass(HOUR_MS);
    run.sendSnapshot({ seq, week: { date: run.persona.calendar.dayOf(run.clock.now()) - 1 } });
  };
  run.send(profile, {});
  sendWrongDay(1);
  expect(run.reports).toHaveLength(1);
  run.send(profile, { handled: { status: 204, headers: {}, body: '' } });
  sendWrongDay(2);
  expect(run.reports).toHaveLength(1);
});

test('a profile of a sync that the trip met does not tell the zone', () => {
  const run = new FakeRun(daysAreTrue);
  const profile = { method: 'GET', url: 'https://api.fitbit.com/1/user/-/profile.json', headers: {} };
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
  run.trace.add({ kind: 'fault', name: 'zone' });
  run.send(profile, {});
  run.sendSnapshot({ seq: 1, week: { date: run.persona.calendar.dayOf(run.clock.now()) - 1 } });
  expect(run.reports).toEqual([]);
});
