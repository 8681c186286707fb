import type { Snapshot } from '../../../common/snapshot';
import { HOUR_S } from '../../../common/time';
import { TODAY } from '../../today';

const NOW = 1784032920;

/** The module with its initial state. */
function loadModule(): typeof import('../../../app/rim-growth') {
  jest.resetModules();
  return jest.requireActual('../../../app/rim-growth');
}

function createView(now: number, date?: number, motion = true) {
  const sleep = date === undefined ? undefined : { at: now, date };
  return { now, snapshot: { look: { motion }, sleep } as Snapshot };
}

describe('the Rim grows', () => {
  test('as the wearer looks, at most once an hour', () => {
    const { isGrowthDue } = loadModule();
    expect(isGrowthDue(createView(NOW), false)).toBe(false);
    expect(isGrowthDue(createView(NOW), true)).toBe(true);
    expect(isGrowthDue(createView(NOW + HOUR_S - 1), true)).toBe(false);
    expect(isGrowthDue(createView(NOW + HOUR_S), false)).toBe(false);
    expect(isGrowthDue(createView(NOW + HOUR_S), true)).toBe(true);
    // The clock was set back a day.
    expect(isGrowthDue(createView(NOW - 24 * HOUR_S), true)).toBe(true);
  });

  test('for a new night at once, and once', () => {
    const { isGrowthDue } = loadModule();
    expect(isGrowthDue(createView(NOW, TODAY - 1), true)).toBe(true);
    expect(isGrowthDue(createView(NOW + 60, TODAY - 1), true)).toBe(false);
    expect(isGrowthDue(createView(NOW + 120, TODAY), false)).toBe(true);
    expect(isGrowthDue(createView(NOW + 180, TODAY), false)).toBe(false);
    // A dropped night and the same night are not new.
    expect(isGrowthDue(createView(NOW + 240), false)).toBe(false);
    expect(isGrowthDue(createView(NOW + 300, TODAY), false)).toBe(false);
  });

  test('not where the wearer wants no motion', () => {
    const { isGrowthDue } = loadModule();
    expect(isGrowthDue(createView(NOW, TODAY, false), true)).toBe(false);
    expect(isGrowthDue(createView(NOW, TODAY), true)).toBe(true);
  });
});

describe('growing', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('goes round in twelve groups within 400 ms, and ends', () => {
    const growth = loadModule();
    expect(growth.grownCount).toBe(72);
    const drawn: number[] = [];
    growth.startGrowth(() => void drawn.push(growth.grownCount));
    expect(growth.grownCount).toBe(0);
    jest.advanceTimersByTime(400);
    expect(drawn).toEqual([6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('is over at once where the display goes off', () => {
    const growth = loadModule();
    let draws = 0;
    growth.startGrowth(() => void draws++);
    jest.advanceTimersByTime(100);
    growth.stopGrowth();
    expect([growth.grownCount, jest.getTimerCount(), draws]).toEqual([72, 0, 3]);
  });

  test('begins anew where a night arrives meanwhile, with one timer', () => {
    const growth = loadModule();
    growth.startGrowth(() => {});
    jest.advanceTimersByTime(100);
    growth.startGrowth(() => {});
    expect([growth.grownCount, jest.getTimerCount()]).toEqual([0, 1]);
  });
});
