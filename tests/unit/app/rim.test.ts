import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_LEVEL, nightLevels } from '../../../app/night-levels';
import { TICKS } from '../../../app/rim-clock';
import { ACTIVE, FUTURE, HAND, layTick, lengthOf, QUIET, STAGE, toneOf } from '../../../app/rim-ticks';
import { type NightSection, type Snapshot, type StepsSection, UNKNOWN_STEPS } from '../../../common/snapshot';

jest.mock('i18n', () => jest.requireActual('./messages'), { virtual: true });
jest.mock('user-settings', () => ({}), { virtual: true });

const DAY = 20648; // 2026-07-14
const AT_14_42 = 14 * 60 + 42;
const HAND_TICK = 44;

function night(over: Partial<NightSection> = {}): NightSection {
  return { at: DAY * 86400, date: DAY, rise: 7 * 60, ...over };
}

/** Length and tone of every tick. */
function lay(
  minute: number,
  section: NightSection | undefined,
  steps: Record<number, number> = {},
  nightIsStale = false,
  told?: StepsSection,
) {
  const stepBuckets = Array.from({ length: TICKS }, (_, i) => steps[i] ?? null);
  const snapshot = { night: section, steps: told } as Snapshot;
  const view = { day: DAY, minute, snapshot, nightIsStale, stepBuckets };
  const levels = section && nightLevels(section);
  return stepBuckets.map((_, i) => {
    const tick = layTick(i, view, levels);
    return [lengthOf(tick), toneOf(tick)];
  });
}

describe('the night by ticks', () => {
  /** Tick and level where there is one. */
  function levels(over: Partial<NightSection>): [number, number][] {
    return [...nightLevels(night(over)).entries()].filter(([, level]) => level !== NO_LEVEL);
  }

  test('is laid out backwards from the minute of rising, across midnight', () => {
    // Bed at 23:40 the day before: 20 deep, 40 light, then REM until 01:00.
    expect(levels({ rise: 60, segments: Uint8Array.of(3, 20, 2, 40, 1, 20) })).toEqual([
      [0, 2],
      [1, 2],
      [2, 1],
      [71, 3],
    ]);
  });

  test('gives a tick to what is rare: 6 minutes awake outweigh 14 light, in a tie the deeper one wins', () => {
    const level = (awake: number) =>
      levels({ rise: 20, segments: Uint8Array.of(0, awake, 2, 20 - awake) })[0];
    expect([level(6), level(5)]).toEqual([
      [0, 0],
      [0, 2],
    ]);
  });

  test('needs ten minutes of log in a tick', () => {
    expect(levels({ rise: 29, segments: Uint8Array.of(2, 9 + 10) })).toEqual([[0, 2]]);
  });

  test('is empty without segments or a time of rising', () => {
    expect(levels({})).toEqual([]);
    expect(levels({ rise: undefined, segments: Uint8Array.of(2, 60) })).toEqual([]);
  });
});

describe('the Rim', () => {
  test('without anything known has a hand, and all else is to come', () => {
    const ticks = lay(AT_14_42, undefined);
    expect(ticks[HAND_TICK]).toEqual([29, HAND]);
    expect(ticks.filter(([length, tone]) => length === 4 && tone === FUTURE)).toHaveLength(71);
  });

  test('writes steps behind the hand only: the root of what is over 100', () => {
    const ticks = lay(AT_14_42, undefined, {
      30: 0,
      31: 99,
      32: 100,
      33: 475,
      34: 1600,
      35: 9000,
      44: 50,
      50: 700,
    });
    expect(ticks.slice(30, 36)).toEqual([
      [6, QUIET],
      [6, QUIET],
      [8, ACTIVE],
      [17, ACTIVE],
      [25, ACTIVE],
      [25, ACTIVE],
    ]);
    expect(ticks[HAND_TICK]).toEqual([29, HAND]);
    expect(ticks[50]).toEqual([4, FUTURE]);
  });

  describe('takes of a tick what the watch counted or what the phone knows', () => {
    /** The tick of 13:20, where the phone told so many tens of steps. */
    function tick(counted: number | undefined, tens: number, date = DAY) {
      const buckets = new Uint8Array(TICKS).fill(UNKNOWN_STEPS);
      buckets[40] = tens;
      const steps: Record<number, number> = counted === undefined ? {} : { 40: counted };
      return lay(AT_14_42, undefined, steps, false, { at: DAY * 86400, date, buckets })[40];
    }
    const of = (steps: number) => lay(AT_14_42, undefined, { 40: steps })[40];

    test('where it knows more', () => {
      expect([tick(120, 47), tick(120, 160)]).toEqual([of(470), of(1600)]);
      expect(tick(undefined, 47)).toEqual(of(470));
    });

    test('and what was counted where it knows less or nothing', () => {
      expect([tick(475, 12), tick(475, UNKNOWN_STEPS)]).toEqual([of(475), of(475)]);
    });

    test('a real zero is one, and what neither knows is still to come', () => {
      expect([tick(undefined, 0), tick(0, UNKNOWN_STEPS)]).toEqual([of(0), of(0)]);
      expect(tick(undefined, UNKNOWN_STEPS)).toEqual([4, FUTURE]);
    });

    test("but not another day's", () => {
      expect(tick(120, 160, DAY - 1)).toEqual(of(120));
    });

    test('and of the time ahead nothing', () => {
      const buckets = new Uint8Array(TICKS).fill(100);
      const ticks = lay(AT_14_42, undefined, {}, false, { at: DAY * 86400, date: DAY, buckets });
      expect([ticks[HAND_TICK], ticks[HAND_TICK + 1]]).toEqual([
        [29, HAND],
        [4, FUTURE],
      ]);
    });
  });

  test('hangs the night, deeper is longer; yesterday evening stays until the hand is there', () => {
    const section = night({ rise: 80, segments: Uint8Array.of(0, 20, 1, 20, 2, 20, 3, 40) });
    const ticks = lay(AT_14_42, section, { 0: 500, 3: 500, 4: 500 });
    expect(ticks[71]).toEqual([7, STAGE]);
    expect(ticks.slice(0, 5)).toEqual([
      [13, STAGE + 1],
      [19, STAGE + 2],
      [25, STAGE + 3],
      [25, STAGE + 3],
      [Math.round(8 + 17 * Math.sqrt(400 / 1500)), ACTIVE],
    ]);
    expect(lay(23 * 60 + 50, section)[71]).toEqual([29, HAND]);
  });

  test('drops a night as it becomes older than a day', () => {
    const section = night({ date: DAY - 1, rise: 7 * 60, segments: Uint8Array.of(2, 60) });
    expect(lay(5 * 60, section).slice(18, 21)).toEqual([
      [19, STAGE + 2],
      [19, STAGE + 2],
      [19, STAGE + 2],
    ]);
    expect(lay(6 * 60 + 30, section).slice(18, 21)).toEqual([
      [4, FUTURE],
      [29, HAND],
      [19, STAGE + 2],
    ]);
  });

  test('greys a stale night and keeps its lengths', () => {
    const section = night({ rise: 20, segments: Uint8Array.of(3, 20) });
    expect(lay(AT_14_42, section, {}, true)[0]).toEqual([25, QUIET]);
  });
});

test('the ticks in the view stand at equal distances along the edge', () => {
  const view = readFileSync(join(__dirname, '../../../resources/index.view'), 'utf8');
  const lines = [
    ...view.matchAll(/<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)" stroke-width="8"\/>/g),
  ];
  expect(lines).toHaveLength(TICKS);
  const [inset, radius, size] = [14, 76, 336];
  const side = size - 2 * (inset + radius);
  const quarter = side + (Math.PI / 2) * radius;
  lines.forEach((line, i) => {
    // Walk clockwise from the bottom's middle; each quarter is half a side, an arc, half a side.
    const walked = ((i + 0.5) / TICKS) * 4 * quarter;
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
