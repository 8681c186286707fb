import { Playback, type PlaybackOptions } from '../../../simulator/simulation/playback';

const START = Date.UTC(2026, 6, 14, 12);

/** A playback over hand-moved real time: `pass` runs what was scheduled as real time goes on. */
function setup(options: Partial<PlaybackOptions> = {}) {
  let virtual = START;
  let real = 0;
  const scheduled: { at: number; work: () => void }[] = [];
  const runs: number[] = [];
  let changes = 0;
  const errors: unknown[] = [];
  const playback = new Playback({
    now: () => virtual,
    runUntil: async (until) => {
      runs.push(until);
      virtual = until;
    },
    realNow: () => real,
    schedule: (work, delay) => scheduled.push({ at: real + delay, work }),
    onChange: () => changes++,
    onError: (error) => errors.push(error),
    ...options,
  });
  const pass = async (milliseconds: number): Promise<void> => {
    const end = real + milliseconds;
    for (;;) {
      const next = scheduled.findIndex(({ at }) => at <= end);
      if (next < 0) break;
      const [entry] = scheduled.splice(next, 1);
      real = Math.max(real, entry?.at ?? 0);
      entry?.work();
      // Lets the tick's own promises settle.
      await new Promise((resolve) => setImmediate(resolve));
    }
    real = end;
  };
  return {
    playback,
    pass,
    runs,
    errors,
    scheduled,
    leap: (milliseconds: number) => {
      real += milliseconds;
    },
    elapsed: () => virtual - START,
    changes: () => changes,
  };
}

test('follows real time at its speed', async () => {
  const { playback, pass, elapsed } = setup();
  playback.setPlaying(true);
  await pass(1_000);
  expect(elapsed()).toBeGreaterThan(950);
  expect(elapsed()).toBeLessThanOrEqual(1_000);
  const before = elapsed();
  playback.setSpeed(60);
  await pass(1_000);
  expect(elapsed() - before).toBeGreaterThan(57_000);
  expect(elapsed() - before).toBeLessThanOrEqual(61_000);
});

test('reports each second that begins, although nothing happens in it', async () => {
  const { playback, pass, changes } = setup();
  playback.setPlaying(true);
  await pass(100);
  const before = changes();
  await pass(5_000);
  expect(changes() - before).toBe(5);
});

test('loses no part of a millisecond', async () => {
  let real = 0;
  const { playback, pass, elapsed, scheduled } = setup({
    realNow: () => {
      real += 0.4;
      return real;
    },
  });
  playback.setPlaying(true);
  await pass(16 * 100);
  // Each tick reads the clock once, 0.4 ms later: 100 ticks are 40 ms, and none is lost to rounding.
  expect(scheduled).toHaveLength(1);
  expect(elapsed()).toBeGreaterThanOrEqual(39);
});

test('does not move while paused and schedules nothing', async () => {
  const { playback, pass, elapsed, scheduled } = setup();
  playback.setPlaying(true);
  await pass(100);
  playback.setPlaying(false);
  await pass(100);
  const stopped = elapsed();
  await pass(10_000);
  expect(elapsed()).toBe(stopped);
  expect(scheduled).toHaveLength(0);
});

test('a computer that slept does not make virtual time leap', async () => {
  const { playback, pass, leap, elapsed } = setup();
  playback.setPlaying(true);
  await pass(100);
  leap(8 * 3_600_000);
  await pass(16);
  expect(elapsed()).toBeLessThan(2_000);
});

test('runs to a chosen moment, not beyond it, and goes on as before', async () => {
  const { playback, pass, elapsed, runs } = setup();
  playback.fastForwardTo(START + 16 * 3_600_000 + 1);
  expect(playback.target).toBe(START + 16 * 3_600_000 + 1);
  await pass(1);
  expect(elapsed()).toBe(16 * 3_600_000 + 1);
  expect(playback.target).toBeUndefined();
  expect(playback.isPlaying).toBe(false);
  const count = runs.length;
  await pass(1_000);
  expect(runs).toHaveLength(count);
});

test('does not respond to the past', () => {
  const { playback, scheduled } = setup();
  playback.fastForwardTo(START - 1);
  expect(playback.target).toBeUndefined();
  expect(scheduled).toHaveLength(0);
});

test('a fast-forward leaves the server time to respond, and can be stopped', async () => {
  let real = 0;
  let virtual = START;
  const { playback, pass } = setup({
    now: () => virtual,
    runUntil: async (until) => {
      virtual = until;
      // A slow world: each step costs 5 ms of real time.
      real += 5;
    },
    realNow: () => real,
  });
  playback.fastForwardTo(START + 365 * 86_400_000);
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.resolve();
  playback.stopFastForward();
  await pass(0);
  expect(virtual - START).toBeLessThan(86_400_000);
  expect(playback.target).toBeUndefined();
});

test('at Max as much passes as the slice of real time allows', async () => {
  let real = 0;
  let virtual = START;
  const scheduled: (() => void)[] = [];
  const playback = new Playback({
    now: () => virtual,
    runUntil: async (until) => {
      virtual = until;
      real += 1;
    },
    realNow: () => real,
    schedule: (work) => scheduled.push(work),
    onChange: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  playback.setSpeed('max');
  playback.setPlaying(true);
  scheduled.shift()?.();
  await new Promise((resolve) => setImmediate(resolve));
  const first = virtual - START;
  expect(first).toBeGreaterThanOrEqual(60_000);
  expect(scheduled).toHaveLength(1);
  scheduled.shift()?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(virtual - START).toBeGreaterThan(first);
  playback.close();
});

test('while paused, time passes for a waiter, and no longer', async () => {
  const { playback, pass, elapsed } = setup();
  let answered: boolean | undefined;
  void playback
    .waitUntil(() => elapsed() >= 200, START + 60_000)
    .then((done) => {
      answered = done;
    });
  await pass(1_000);
  expect(answered).toBe(true);
  expect(elapsed()).toBeGreaterThanOrEqual(200);
  expect(elapsed()).toBeLessThan(300);
  expect(playback.isPlaying).toBe(false);
});

test('a waiter learns that the deadline came first', async () => {
  const { playback, pass, elapsed } = setup();
  const waiting = playback.waitUntil(() => false, START + 500);
  await pass(1_000);
  await expect(waiting).resolves.toBe(false);
  expect(elapsed()).toBeLessThan(600);
});

test('closing resolves the waiters', async () => {
  const { playback } = setup();
  const waiting = playback.waitUntil(() => false, START + 500);
  playback.close();
  await expect(waiting).resolves.toBe(false);
});

test('a world that throws pauses the playback and is reported', async () => {
  const { playback, pass, errors, scheduled } = setup({
    runUntil: async () => {
      throw new Error('broken');
    },
  });
  playback.setPlaying(true);
  await pass(100);
  expect(playback.isPlaying).toBe(false);
  expect(errors).toEqual([new Error('broken')]);
  expect(scheduled).toHaveLength(0);
});
