import * as fc from 'fast-check';
import type { Files } from '../../../app/files';
import { createStepCounter } from '../../../app/step-counter';
import { countSteps, createStepLog, rollOver, type StepLog } from '../../../app/step-log';
import { TODAY } from '../../today';

const none = () => [];
/** Steps of a tick that was not counted. */
const UNKNOWN = -1;

/** Counts as the counter does: it turns the log to the day first. */
function count(
  log: StepLog,
  { day, minute }: { day: number; minute: number },
  total: number,
  history: Parameters<typeof countSteps>[3],
): boolean {
  rollOver(log, day, minute);
  return countSteps(log, minute, total, history);
}

/** A log with a reading on the evening before. */
function createLogOfYesterday(): StepLog {
  const log = createStepLog();
  count(log, { day: TODAY - 1, minute: 1430 }, 0, none);
  return log;
}

/** The history of a watch that keeps `reach` minutes; `minutes`: steps by minute of the day. */
function history(minutes: readonly number[], now: number, reach: number) {
  return (limit: number) =>
    Array.from({ length: Math.min(limit, reach, now) }, (_, i) => ({ steps: minutes[now - 1 - i] ?? 0 }));
}

function sum(log: StepLog): number {
  return log.buckets.reduce((total, steps) => total + Math.max(0, steps), 0);
}

test('fills past ticks minute by minute as far as the watch remembers', () => {
  const log = createLogOfYesterday();
  const minutes = new Array(1440).fill(0);
  minutes[35] = 70;
  minutes[40] = 30;
  minutes[59] = 12;
  expect(count(log, { day: TODAY, minute: 60 }, 112, history(minutes, 60, 60))).toBe(true);
  expect([...log.buckets.slice(0, 4)]).toEqual([0, 70, 42, UNKNOWN]);
});

test('spreads what is left evenly over the minutes before, back to the last reading', () => {
  const log = createLogOfYesterday();
  count(log, { day: TODAY, minute: 20 }, 0, none);
  const recent = new Array(1440).fill(5);
  count(log, { day: TODAY, minute: 120 }, 500, history(recent, 120, 20));
  // 100 steps in the last 20 minutes are known; 400 go to the 80 minutes before.
  expect([...log.buckets.slice(0, 7)]).toEqual([0, 100, 100, 100, 100, 100, UNKNOWN]);
});

test('counts nothing twice, and nothing within the same minute', () => {
  const log = createLogOfYesterday();
  const minutes = new Array(1440).fill(10);
  count(log, { day: TODAY, minute: 100 }, 1000, history(minutes, 100, 60));
  expect(count(log, { day: TODAY, minute: 100 }, 1009, history(minutes, 100, 60))).toBe(false);
  count(log, { day: TODAY, minute: 130 }, 1300, history(minutes, 130, 60));
  expect(sum(log)).toBe(1300);
  expect(log.steps).toBe(1300);
});

test('a minute the watch has no record of counts as not remembered', () => {
  const log = createLogOfYesterday();
  count(log, { day: TODAY, minute: 40 }, 300, () => [{ steps: 50 }, { steps: undefined }, { steps: 900 }]);
  expect(sum(log)).toBe(300);
  expect(log.buckets[1]).toBeGreaterThanOrEqual(50);
});

test('ticks before the very first reading stay unknown', () => {
  const log = createStepLog();
  const recent = new Array(1440).fill(5);
  count(log, { day: TODAY, minute: 120 }, 5000, history(recent, 120, 20));
  expect([...log.buckets.slice(0, 7)]).toEqual([...new Array(5).fill(UNKNOWN), 100, UNKNOWN]);
  count(log, { day: TODAY, minute: 140 }, 5060, none);
  expect(log.buckets[6]).toBe(60);
});

test('a new day begins empty', () => {
  const log = createLogOfYesterday();
  count(log, { day: TODAY, minute: 1400 }, 9000, none);
  count(log, { day: TODAY + 1, minute: 10 }, 40, none);
  expect([...log.buckets.slice(0, 2)]).toEqual([40, UNKNOWN]);
  expect(sum(log)).toBe(40);
});

test('a total that shrinks does no harm', () => {
  const log = createLogOfYesterday();
  count(log, { day: TODAY, minute: 600 }, 5000, none);
  count(log, { day: TODAY, minute: 700 }, 100, none);
  expect(sum(log)).toBe(5000);
});

test('where the clock is set back, what lies ahead is to come again and counting goes on from here', () => {
  const log = createLogOfYesterday();
  count(log, { day: TODAY, minute: 18 * 60 }, 5400, none);
  // From Vienna to New York.
  expect(count(log, { day: TODAY, minute: 12 * 60 }, 5400, none)).toBe(false);
  expect(log.buckets.slice(35, 38)).toEqual([100, 100, UNKNOWN]);
  expect(log.buckets.slice(37).every((steps) => steps === UNKNOWN)).toBe(true);
  count(log, { day: TODAY, minute: 12 * 60 + 40 }, 5800, none);
  expect(log.buckets.slice(35, 39)).toEqual([100, 300, 200, UNKNOWN]);
});

test('an hour that comes twice is counted twice into the same ticks', () => {
  const log = createLogOfYesterday();
  count(log, { day: TODAY, minute: 175 }, 0, none);
  count(log, { day: TODAY, minute: 120 }, 0, none);
  count(log, { day: TODAY, minute: 180 }, 60, none);
  expect(log.buckets.slice(5, 10)).toEqual([0, 20, 20, 20, UNKNOWN]);
});

test('however often it is read, the ticks add up to the day', () => {
  const wakes = fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      fc.array(fc.nat(180), { minLength: 1440, maxLength: 1440 }),
      wakes,
      fc.nat(60),
      (minutes, at, reach) => {
        const log = createLogOfYesterday();
        const total = (until: number) => minutes.slice(0, until).reduce((a, b) => a + b, 0);
        for (const now of at.sort((a, b) => a - b)) {
          count(log, { day: TODAY, minute: now }, total(now), history(minutes, now, reach));
          expect(sum(log)).toBe(total(now));
        }
      },
    ),
    { numRuns: 25 },
  );
});

describe('the counter', () => {
  function memory(stored = new Map<string, unknown>()): Files & { stored: Map<string, unknown> } {
    return {
      stored,
      existsSync: (name) => stored.has(name),
      readFileSync(name) {
        if (!stored.has(name)) throw new Error('no such file');
        return stored.get(name);
      },
      writeFileSync: (name, data) => void stored.set(name, structuredClone(data)),
      renameSync(from, to) {
        stored.set(to, stored.get(from));
        stored.delete(from);
      },
      unlinkSync: (name) => void stored.delete(name),
    };
  }
  const silent = { warn: () => {} };

  test('keeps its log, and goes on from it after a restart', () => {
    const files = memory();
    const counter = createStepCounter(files, none, silent);
    counter.count(TODAY - 1, 1430, 0, true);
    counter.count(TODAY, 600, 3000, true);
    expect(files.stored.size).toBe(0);
    counter.save();
    expect([...files.stored.keys()]).toEqual(['steps.cbor']);
    const again = createStepCounter(files, none, silent);
    expect([...again.buckets.slice(0, 31)]).toEqual([...new Array(30).fill(100), UNKNOWN]);
    again.count(TODAY, 620, 3200, true);
    expect(again.buckets[30]).toBe(200);
  });

  test.each([
    ['a number', 7],
    ['nothing', UNKNOWN],
    ['a log of another version', { day: TODAY, minute: 1, steps: 1, buckets: new ArrayBuffer(144) }],
    ['too few ticks', { day: TODAY, minute: 1, steps: 1, buckets: new Array(71).fill(0) }],
    ['words', { day: TODAY, minute: 'noon', steps: 1, buckets: new Array(72).fill(0) }],
  ])('starts anew where the file holds %s', (_, data) => {
    const counter = createStepCounter(memory(new Map([['steps.cbor', data]])), none, silent);
    counter.count(TODAY, 20, 200, true);
    expect(counter.buckets[0]).toBe(UNKNOWN);
    counter.count(TODAY, 40, 250, true);
    expect(counter.buckets[1]).toBe(50);
  });

  test('goes on where it ended between removing the old log and naming the new one', () => {
    const files = memory();
    const counter = createStepCounter(files, none, silent);
    counter.count(TODAY, 600, 3000, true);
    counter.count(TODAY, 620, 3200, true);
    files.renameSync = () => {
      throw new Error('the battery is empty');
    };
    counter.save();
    expect([...files.stored.keys()]).toEqual(['steps.new']);
    expect(createStepCounter(files, none, silent).buckets[30]).toBe(200);
  });

  test('counts once a tick while the display stays on, and not at all without a sensor', () => {
    const counter = createStepCounter(memory(), none, silent);
    counter.count(TODAY, 40, 400, true);
    counter.count(TODAY, 59, 590, false);
    expect(counter.buckets[2]).toBe(UNKNOWN);
    counter.count(TODAY, 60, 600, false);
    expect(counter.buckets[2]).toBe(200);
    counter.count(TODAY, 90, undefined, true);
    expect(counter.buckets[3]).toBe(UNKNOWN);
  });

  test('turns to a new day, and back where the clock is set back, also without a sensor', () => {
    const counter = createStepCounter(memory(), none, silent);
    counter.count(TODAY - 1, 1430, 0, true);
    counter.count(TODAY, 60, 600, true);
    counter.count(TODAY, 30, undefined, true);
    expect(counter.buckets.slice(0, 4)).toEqual([200, 200, UNKNOWN, UNKNOWN]);
    counter.count(TODAY + 1, 600, undefined, false);
    expect(counter.buckets).toEqual(Array(72).fill(UNKNOWN));
  });

  test('writes only what was counted since', () => {
    const files = memory();
    const counter = createStepCounter(files, none, silent);
    counter.save();
    counter.count(TODAY, 0, 0, true);
    counter.save();
    expect(files.stored.size).toBe(0);
    counter.count(TODAY, 20, 100, true);
    counter.save();
    files.stored.clear();
    counter.count(TODAY, 20, 100, true);
    counter.save();
    expect(files.stored.size).toBe(0);
  });

  test('a full disk is reported, and counting continues', () => {
    const files = memory();
    files.writeFileSync = () => {
      throw new Error('disk full');
    };
    const warnings: string[] = [];
    const counter = createStepCounter(files, none, { warn: (text) => void warnings.push(text) });
    counter.count(TODAY, 20, 100, true);
    counter.save();
    counter.count(TODAY, 40, 150, true);
    expect(counter.buckets[1]).toBe(50);
    expect(warnings).toEqual(['steps.cbor not kept: Error: disk full']);
  });
});
