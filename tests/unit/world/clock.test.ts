import fc from 'fast-check';
import { VirtualClock } from '../../../simulator/world/clock';

test('runs tasks in order of time, then of scheduling', () => {
  const clock = new VirtualClock(1000);
  const done: string[] = [];
  clock.after(20, () => done.push(`b@${clock.now()}`));
  clock.after(10, () => done.push(`a@${clock.now()}`));
  clock.at(1020, () => done.push(`c@${clock.now()}`));
  clock.runUntil(1100);
  expect(done).toEqual(['a@1010', 'b@1020', 'c@1020']);
  expect(clock.now()).toBe(1100);
});

test('a task that is scheduled during a run comes in its turn', () => {
  const clock = new VirtualClock(0);
  const done: number[] = [];
  clock.after(5, () => {
    clock.after(0, () => done.push(clock.now()));
    clock.after(3, () => done.push(clock.now()));
  });
  clock.after(6, () => done.push(clock.now()));
  clock.runUntil(10);
  expect(done).toEqual([5, 6, 8]);
});

test('a cancelled task does not run, and one beyond the limit waits', () => {
  const clock = new VirtualClock(0);
  const done: string[] = [];
  clock.after(1, () => done.push('cancelled')).cancel();
  clock.after(50, () => done.push('later'));
  clock.runUntil(49);
  expect(done).toEqual([]);
  expect(clock.nextDueTime()).toBe(50);
  clock.runUntil(50);
  expect(done).toEqual(['later']);
  expect(clock.nextDueTime()).toBeUndefined();
});

test('a task in the past is due now, and time never runs back', () => {
  const clock = new VirtualClock(100);
  let at = 0;
  clock.at(7, () => {
    at = clock.now();
  });
  clock.runUntil(50);
  expect(clock.now()).toBe(100);
  clock.runUntil(100);
  expect(at).toBe(100);
});

test('keeps order and loses nothing, whatever is scheduled and cancelled', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.integer({ min: 0, max: 50 }), cancel: fc.boolean() }), { maxLength: 60 }),
      (requests) => {
        const clock = new VirtualClock(0);
        const done: number[] = [];
        const timers = requests.map((each, i) => clock.at(each.at, () => done.push(i)));
        for (const [i, each] of requests.entries()) if (each.cancel) timers[i]?.cancel();
        clock.runUntil(60);
        const expected = requests
          .map((each, i) => ({ ...each, i }))
          .filter((each) => !each.cancel)
          .sort((a, b) => a.at - b.at || a.i - b.i)
          .map((each) => each.i);
        expect(done).toEqual(expected);
      },
    ),
  );
});
