import { DAY_MINUTES, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import { FakeRun, json } from '../fake-run';
import { nightIsTrue } from './night-is-true';

const SLEEP = { method: 'GET', url: 'https://api.fitbit.com/1.2/user/-/sleep/date/a/b.json', headers: {} };

let run: FakeRun;
beforeEach(() => {
  run = new FakeRun(nightIsTrue);
  run.launch();
  run.hold('token-1');
});

/** Last night as the snapshot has it. */
function lastNight() {
  const { calendar } = run.persona;
  const date = calendar.dayOf(run.clock.now());
  const log = run.persona.sleeps(date).filter(({ isMain }) => isMain)[0];
  if (!log) throw new Error('the person has not slept');
  const minuteOf = (t: number) => (Math.floor(t / MINUTE_MS) + calendar.offsetMinutes(t)) % DAY_MINUTES;
  const minutesAt = (level: string) => log.totals.find((total) => total.level === level)?.minutes ?? 0;
  return {
    date,
    at: Math.floor(run.clock.now() / SECOND_MS),
    bed: minuteOf(log.start),
    rise: minuteOf(log.end),
    asleep: log.minutesAsleep,
    minutes: ['wake', 'rem', 'light', 'deep'].map(minutesAt),
  };
}

test('the person’s night', () => {
  run.send(SLEEP, {});
  run.sendSnapshot({ seq: 1, sleep: lastNight() });
  expect(run.reports).toEqual([]);
});

test.each([
  ['a minute more', (night: object) => ({ ...night, asleep: 1 + lastNight().asleep })],
  ['the night before', (night: object) => ({ ...night, date: lastNight().date - 1 })],
  ['none', ({ at, date }: ReturnType<typeof lastNight>) => ({ at, date })],
  ['levels in another order', (night: object) => ({ ...night, minutes: [...lastNight().minutes].reverse() })],
  ['another bedtime', (night: object) => ({ ...night, bed: 1 + lastNight().bed })],
])('%s in its place is reported', (_name, change) => {
  run.send(SLEEP, {});
  run.sendSnapshot({ seq: 1, sleep: change(lastNight()) });
  expect(run.reports).toHaveLength(1);
});

test('of a response that did not arrive as it was made nothing is known', () => {
  run.send(SLEEP, { delivered: json(200, { sleep: [] }) });
  run.sendSnapshot({ seq: 1, sleep: { at: lastNight().at, date: lastNight().date } });
  expect(run.reports).toEqual([]);
});

test('after a trip the night may be another until a profile has come', () => {
  const sendWrongNight = (seq: number): void => {
    run.send(SLEEP, {});
    run.sendSnapshot({ seq, sleep: { ...lastNight(), date: lastNight().date - 1 } });
  };
  run.trace.add({ kind: 'fault', name: 'zone' });
  sendWrongNight(1);
  expect(run.reports).toEqual([]);
  // Both are on their way together: the profile comes too late for the night.
  const exchange = run.exchanges.begin(SLEEP);
  run.exchanges.leave(exchange);
  run.send({ method: 'GET', url: 'https://api.fitbit.com/1/user/-/profile.json', headers: {} }, {});
  run.exchanges.handle(exchange, json(200, {}));
  run.exchanges.deliver(exchange, json(200, {}));
  run.sendSnapshot({ seq: 1, sleep: { ...lastNight(), date: lastNight().date - 1 } });
  expect(run.reports).toEqual([]);
  sendWrongNight(2);
  expect(run.reports).toHaveLength(1);
  // The storage has lost what the companion knew of the trip.
  run.pass(HOUR_MS);
  run.localStore.set('sync', 'an older state');
  run.wake();
  sendWrongNight(3);
  expect(run.reports).toHaveLength(1);
});
