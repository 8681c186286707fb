import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIM, LINE, PAPER, STAGES } from '../../../app/colours';
import {
  HAND_TICK_LENGTH,
  layOutRim,
  QUIET_TICK_LENGTH,
  type RimView,
  TICK_COUNT,
} from '../../../app/rim-layout';
import { SCREEN_SIZE_PX } from '../../../app/screen';
import {
  type IntradayStepsSection,
  NO_SLEEP_LEVEL,
  type SleepSection,
  type Snapshot,
  UNKNOWN_STEPS,
} from '../../../common/snapshot';
import { DAY_S, MINUTE_S } from '../../../common/time';
import { TODAY } from '../../today';

const ACCENT = '#3ED8C3';
const AT_14_42 = 14 * 60 + 42;
const HAND_INDEX = 44;

type Tick = [length: number, fill: string];
const HAND: Tick = [29, PAPER];
/** Beside the hours. */
const SHORT_HAND: Tick = [27, PAPER];
const EMPTY_TICK: Tick = [4, LINE];
const sleepTick = (level: number): Tick => [7 + 6 * level, STAGES[level] ?? ''];
const activeTick = (length: number): Tick => [length, ACCENT];

interface RimInput {
  day?: number;
  sleep?: Partial<SleepSection>;
  /** Steps counted by the watch, by tick. */
  stepBuckets?: Record<number, number>;
  intradaySteps?: IntradayStepsSection;
  grownCount?: number;
}

/** Last night with these ticks. The last one is that of `rise`. */
function createSleep(rise: number, ...ticks: number[]): Partial<SleepSection> {
  return { at: TODAY * DAY_S, date: TODAY, rise, ticks: Uint8Array.from(ticks) };
}

/** The length and the colour of each tick. */
function layOut(
  minute: number,
  { day = TODAY, sleep, stepBuckets = {}, intradaySteps, grownCount = TICK_COUNT }: RimInput = {},
): Tick[] {
  const view: RimView = {
    now: day * DAY_S + minute * MINUTE_S,
    day,
    minute,
    snapshot: { sleep, intradaySteps } as Snapshot,
    stepBuckets: Array.from({ length: TICK_COUNT }, (_, i) => stepBuckets[i] ?? -1),
    accent: ACCENT,
  };
  const ticks: Tick[] = [];
  layOutRim(view, grownCount, (index, length, fill) => {
    expect(ticks[index]).toBeUndefined();
    ticks[index] = [length, fill];
  });
  expect(ticks).toHaveLength(TICK_COUNT);
  return ticks;
}

/** The ticks that are neither empty nor the hand. */
function filledTicks(ticks: Tick[]): Record<number, Tick> {
  const entries = [...ticks.entries()].filter(([, [length]]) => length !== 4 && length < 27);
  return Object.fromEntries(entries);
}

describe('the Rim', () => {
  test('without anything known has a hand, and all else is to come', () => {
    const ticks = layOut(AT_14_42);
    expect(ticks[HAND_INDEX]).toEqual(HAND);
    expect(ticks.filter(([length, fill]) => length === 4 && fill === LINE)).toHaveLength(71);
    expect(HAND_TICK_LENGTH).toBe(29);
  });

  test('writes steps behind the hand only: the root of what is over 100', () => {
    const stepBuckets = { 30: 0, 31: 99, 32: 100, 33: 475, 34: 1600, 35: 9000, 44: 50, 50: 700 };
    const ticks = layOut(AT_14_42, { stepBuckets });
    const quiet: Tick = [QUIET_TICK_LENGTH, DIM];
    expect(ticks.slice(30, 36)).toEqual([
      quiet,
      quiet,
      activeTick(8),
      activeTick(17),
      activeTick(25),
      activeTick(25),
    ]);
    expect(ticks[HAND_INDEX]).toEqual(HAND);
    expect(ticks[50]).toEqual(EMPTY_TICK);
  });

  test('has a shorter hand beside the hours', () => {
    const lengths = [15, 16, 20, 21].map((tick) => layOut(20 * tick)[tick]?.[0]);
    expect(lengths).toEqual([29, 27, 27, 29]);
  });

  describe('takes of a tick what the watch counted or what the phone knows', () => {
    /** The tick of 13:20; `tens`: tens of steps in the snapshot. */
    function tick(counted: number | undefined, tens: number, date = TODAY) {
      const buckets = new Uint8Array(TICK_COUNT).fill(UNKNOWN_STEPS);
      buckets[40] = tens;
      const steps = { at: TODAY * DAY_S, date, steps: buckets };
      return layOut(AT_14_42, {
        stepBuckets: counted === undefined ? {} : { 40: counted },
        intradaySteps: steps,
      })[40];
    }
    const of = (steps: number) => layOut(AT_14_42, { stepBuckets: { 40: steps } })[40];

    test('where it knows more', () => {
      expect([tick(120, 47), tick(120, 160)]).toEqual([of(470), of(1600)]);
      expect(tick(undefined, 47)).toEqual(of(470));
    });

    test('and what was counted where it knows less or nothing', () => {
      expect([tick(475, 12), tick(475, UNKNOWN_STEPS)]).toEqual([of(475), of(475)]);
    });

    test('a real zero is one, and what neither knows is still to come', () => {
      expect([tick(undefined, 0), tick(0, UNKNOWN_STEPS)]).toEqual([of(0), of(0)]);
      expect(of(0)).toEqual([QUIET_TICK_LENGTH, DIM]);
      expect(tick(undefined, UNKNOWN_STEPS)).toEqual(EMPTY_TICK);
    });

    test("but not another day's", () => {
      expect([tick(120, 160, TODAY - 1), tick(120, 160, TODAY + 1)]).toEqual([of(120), of(120)]);
    });

    test('and of the time ahead nothing', () => {
      const steps = { at: TODAY * DAY_S, date: TODAY, steps: new Uint8Array(TICK_COUNT).fill(100) };
      const ticks = layOut(AT_14_42, { intradaySteps: steps });
      expect(ticks.slice(HAND_INDEX, HAND_INDEX + 2)).toEqual([HAND, EMPTY_TICK]);
    });
  });

  describe('hangs the night', () => {
    test('deeper is longer, and its last tick is the one of rising', () => {
      const ticks = layOut(AT_14_42, { sleep: createSleep(7 * 60 + 2, 0, 1, 2, 3) });
      expect(filledTicks(ticks)).toEqual({
        18: sleepTick(0),
        19: sleepTick(1),
        20: sleepTick(2),
        21: sleepTick(3),
      });
      expect(ticks.slice(18, 22).map(([length]) => length)).toEqual([7, 13, 19, 25]);
    });

    test('across midnight: its evening stays until the hand is there', () => {
      // From 23:20 to the tick of 0:40.
      const section = createSleep(40, 0, 1, 2, 3, 3);
      const evening = { 70: sleepTick(0), 71: sleepTick(1) };
      const morning = { 0: sleepTick(2), 1: sleepTick(3), 2: sleepTick(3) };
      expect(filledTicks(layOut(45, { sleep: section }))).toEqual({
        ...evening,
        0: sleepTick(2),
        1: sleepTick(3),
      });
      expect(filledTicks(layOut(AT_14_42, { sleep: section }))).toEqual({ ...evening, ...morning });
      const at2330 = layOut(23 * 60 + 30, { sleep: section });
      expect([at2330[70], at2330[71]]).toEqual([HAND, sleepTick(1)]);
      const at2350 = layOut(23 * 60 + 50, { sleep: section });
      expect([at2350[70], at2350[71]]).toEqual([EMPTY_TICK, HAND]);
    });

    test('before the steps of its ticks, and those where it was not enough of one', () => {
      const stepBuckets = { 18: 475, 19: 475, 20: 475, 21: 475, 22: 475 };
      const section = createSleep(7 * 60 + 2, 2, NO_SLEEP_LEVEL, 2, NO_SLEEP_LEVEL);
      expect(layOut(AT_14_42, { sleep: section, stepBuckets }).slice(18, 23)).toEqual([
        ...[sleepTick(2), activeTick(17), sleepTick(2)],
        ...[activeTick(17), activeTick(17)],
      ]);
      // After the hand there are no steps.
      const evening = createSleep(0, 2, NO_SLEEP_LEVEL, 2);
      const ahead = layOut(AT_14_42, { sleep: evening, stepBuckets: { 70: 475, 71: 475 } });
      expect([ahead[70], ahead[71], ahead[0]]).toEqual([sleepTick(2), EMPTY_TICK, sleepTick(2)]);
    });

    test('of a whole day from tick to tick, the hand where it goes on', () => {
      const levels = Array.from({ length: TICK_COUNT }, (_, i) => i % 4);
      const ticks = layOut(7 * 60 + 2, { sleep: createSleep(7 * 60 + 2, ...levels) });
      // The last one is that of the hand.
      const wanted = levels.map((_, i) => sleepTick(levels[(i + TICK_COUNT - 22) % TICK_COUNT] ?? 0));
      wanted[21] = HAND;
      expect(ticks).toEqual(wanted);
    });

    test('no further than its own ticks, where it is shorter than a day', () => {
      for (const rise of [0, 20, 7 * 60, 12 * 60, 23 * 60 + 59]) {
        for (const minute of [0, 30, 8 * 60, 23 * 60 + 59]) {
          const many = Object.keys(filledTicks(layOut(minute, { sleep: createSleep(rise, 2, 2, 2) }))).length;
          expect(many).toBeLessThanOrEqual(3);
        }
      }
    });

    test('not from midnight on, until the new one is in', () => {
      const yesterday = { ...createSleep(7 * 60, 2, 2, 2), date: TODAY - 1 };
      for (const minute of [0, 15, 5 * 60 + 31, 6 * 60 + 30, 8 * 60, AT_14_42])
        expect(filledTicks(layOut(minute, { sleep: yesterday }))).toEqual({});
      const stepBuckets = { 0: 0, 1: 475 };
      const at531 = layOut(5 * 60 + 31, { sleep: yesterday, stepBuckets });
      expect([at531[0], at531[1], at531[2], at531[16], at531[20]]).toEqual([
        [QUIET_TICK_LENGTH, DIM],
        activeTick(17),
        EMPTY_TICK,
        SHORT_HAND,
        EMPTY_TICK,
      ]);
    });

    test('with nothing of it ahead but its part before midnight', () => {
      // From 23:20 to 7:20.
      const night = createSleep(7 * 60 + 12, ...Array(24).fill(2));
      for (const minute of [7 * 60 + 20, AT_14_42, 23 * 60]) {
        const ticks = layOut(minute, { sleep: night });
        const hand = Math.floor(minute / 20);
        const ahead = Object.keys(filledTicks(ticks)).filter((i) => Number(i) > hand);
        expect(ahead).toEqual(['70', '71']);
      }
      // The clock was set back: what is ahead again was not slept yet.
      expect(filledTicks(layOut(60, { sleep: night }))).toEqual({
        ...{ 0: sleepTick(2), 1: sleepTick(2), 2: sleepTick(2), 70: sleepTick(2), 71: sleepTick(2) },
      });
    });

    test('not where it ended on another day', () => {
      const ticks = Array(TICK_COUNT).fill(2);
      for (const date of [TODAY - 1, TODAY - 2, TODAY - 7, TODAY + 1]) {
        for (const minute of [10, 7 * 60, AT_14_42, 23 * 60 + 50]) {
          expect(filledTicks(layOut(minute, { sleep: { ...createSleep(7 * 60, ...ticks), date } }))).toEqual(
            {},
          );
        }
      }
    });

    test('not where nothing of it was logged', () => {
      const { ticks: _, ...checked } = createSleep(7 * 60);
      for (const section of [checked, createSleep(7 * 60), { at: TODAY * DAY_S, date: TODAY }]) {
        expect(filledTicks(layOut(AT_14_42, { sleep: section }))).toEqual({});
      }
    });
  });

  test('of what has not grown nothing is out yet, the hand neither', () => {
    const situation = { sleep: createSleep(7 * 60 + 2, 2, 2, 2), stepBuckets: { 30: 475, 43: 475 } };
    const whole = layOut(AT_14_42, situation);
    expect(layOut(AT_14_42, { ...situation, grownCount: 0 })).toEqual(Array(TICK_COUNT).fill(EMPTY_TICK));
    for (const grownCount of [20, 44, 45]) {
      const ticks = layOut(AT_14_42, { ...situation, grownCount });
      expect(ticks.slice(0, grownCount)).toEqual(whole.slice(0, grownCount));
      expect(ticks.slice(grownCount)).toEqual(Array(TICK_COUNT - grownCount).fill(EMPTY_TICK));
    }
  });
});

test('the ticks in the view stand at equal distances along the edge', () => {
  const view = readFileSync(join(__dirname, '../../../resources/index.view'), 'utf8');
  const lines = [
    ...view.matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)" stroke-width="8"\/>/g),
  ];
  expect(lines).toHaveLength(TICK_COUNT);
  const [inset, radius, size] = [14, 76, SCREEN_SIZE_PX];
  const side = size - 2 * (inset + radius);
  const quarter = side + (Math.PI / 2) * radius;
  lines.forEach((line, i) => {
    // Clockwise from the middle of the bottom. A quarter is half a side, an arc and half a side.
    const walked = ((i + 0.5) / TICK_COUNT) * 4 * quarter;
    const turns = Math.floor(walked / quarter);
    const rest = walked - turns * quarter;
    const along = Math.min(rest, side / 2) + Math.max(0, rest - quarter + side / 2);
    const angle = Math.min(Math.max(0, rest - side / 2), (Math.PI / 2) * radius) / radius;
    const arm = size / 2 - inset - radius;
    let [dx, dy] = [-along * (rest < side / 2 ? 1 : 0), size / 2 - inset];
    let [nx, ny] = [0, -1];
    if (rest >= side / 2) {
      [dx, dy] = [-arm - radius * Math.sin(angle), arm + radius * Math.cos(angle)];
      [nx, ny] = [Math.sin(angle), -Math.cos(angle)];
      if (rest > quarter - side / 2) dy = arm - (rest - (quarter - side / 2));
    }
    for (let turn = 0; turn < turns; turn++) {
      [dx, dy] = [-dy, dx];
      [nx, ny] = [-ny, nx];
    }
    const wanted = [size / 2 + dx, size / 2 + dy, size / 2 + dx + 4 * nx, size / 2 + dy + 4 * ny];
    wanted.forEach((value, k) => {
      expect(Math.abs(Number(line[k + 1]) - value)).toBeLessThan(0.11);
    });
  });
});
