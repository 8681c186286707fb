import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun } from '../fake-run';
import { daysAreTrue } from './days-are-true';

const PROFILE = { method: 'GET', url: 'https://api.fitbit.com/1/user/-/profile.json', headers: {} };

/** Somebody who is signed in, and has travelled just now. */
function createTraveller(): FakeRun {
  const run = new FakeRun(daysAreTrue);
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
  run.trace.add({ kind: 'fault', name: 'zone' });
  return run;
}

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
  const run = createTraveller();
  run.pass(HOUR_MS);
  const sendWrongDay = (seq: number): void => {
    run.pass(HOUR_MS);
    run.sendSnapshot({ seq, week: { date: run.persona.calendar.dayOf(run.clock.now()) - 1 } });
  };
  run.send(PROFILE, {});
  sendWrongDay(1);
  expect(run.reports).toHaveLength(1);
  run.send(PROFILE, { handled: { status: 204, headers: {}, body: '' } });
  sendWrongDay(2);
  expect(run.reports).toHaveLength(1);
});

test('a profile of a sync that the trip met does not tell the zone', () => {
  const run = createTraveller();
  run.send(PROFILE, {});
  run.sendSnapshot({ seq: 1, week: { date: run.persona.calendar.dayOf(run.clock.now()) - 1 } });
  expect(run.reports).toEqual([]);
});

test('a traveller’s zone is unknown when the clocks at home have changed by the clock of the phone alone', () => {
  const run = createTraveller();
  run.zone = 'Asia/Kathmandu';
  // Vienna's change in the night after.
  run.pass(Date.parse('2026-10-24T22:00:00Z') - run.clock.now());
  run.send(PROFILE, {});
  const sendWrongDay = (seq: number, phoneClockOffsetMs: number): void => {
    run.phoneSystem.clockOffsetMs = phoneClockOffsetMs;
    run.pass(HOUR_MS);
    const at = run.clock.now() + phoneClockOffsetMs;
    run.sendSnapshot({
      seq,
      at: at / SECOND_MS,
      week: { date: run.persona.calendar.dayOf(at) - 1 },
    });
  };
  sendWrongDay(1, DAY_MS);
  expect(run.reports).toEqual([]);
  sendWrongDay(2, 0);
  expect(run.reports).toHaveLength(1);
});

test('a profile that meets a phone whose clock is on the other side of a change does not tell the zone', () => {
  const run = new FakeRun(daysAreTrue);
  run.launch();
  run.accepted = ['token-1'];
  run.hold('token-1');
  // Two hours before Vienna's change.
  run.pass(Date.parse('2026-10-24T23:00:00Z') - run.clock.now());
  const sendWrongDay = (seq: number): void => {
    run.pass(6 * MINUTE_MS);
    run.sendSnapshot({ seq, week: { date: run.persona.calendar.dayOf(run.clock.now()) - 1 } });
  };
  run.phoneSystem.clockOffsetMs = 9 * HOUR_MS;
  run.pass(MINUTE_MS);
  run.send(PROFILE, {});
  run.phoneSystem.clockOffsetMs = 0;
  sendWrongDay(1);
  expect(run.reports).toEqual([]);
  run.send(PROFILE, {});
  sendWrongDay(2);
  expect(run.reports).toHaveLength(1);
});
