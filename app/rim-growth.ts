import type { DayNumber, Seconds } from '../common/snapshot';
import { HOUR_S } from '../common/time';
import { abs } from './math';
import { TICK_COUNT } from './rim-layout';
import { getSectionAge } from './staleness';
import type { View } from './view';

const GROWTH_INTERVAL_S: Seconds = HOUR_S;
const TICKS_PER_STEP = 6;
const STEP_MS = 30;

// The last and the current growth. One face runs in a process, so the module keeps them.
let grownAt: Seconds = 0;
let grownSleepDate: DayNumber = 0;
/** How many ticks, clockwise from midnight, have grown so far. */
export let grownCount = TICK_COUNT;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether the Rim should grow now: when the display wakes, at most once an hour, and for every new night. */
export function isGrowthDue({ now, snapshot }: Pick<View, 'now' | 'snapshot'>, isWake?: boolean): boolean {
  const date = getSectionAge(snapshot.sleep).date || 0;
  const isDue = date > grownSleepDate || (!!isWake && abs(now - grownAt) >= GROWTH_INTERVAL_S);
  if (!isDue || !snapshot.look.motion) return false;
  grownAt = now;
  grownSleepDate = date;
  return true;
}

/** Grows the ticks group by group, and calls `draw` for each group. */
export function startGrowth(draw: () => void): void {
  stopGrowth();
  grownCount = 0;
  timer = setTimeout(function growStep() {
    grownCount += TICKS_PER_STEP;
    draw();
    if (grownCount < TICK_COUNT) timer = setTimeout(growStep, STEP_MS);
  }, STEP_MS);
}

/** Ends the growth: all ticks count as grown. */
export function stopGrowth(): void {
  if (timer !== undefined) clearTimeout(timer);
  grownCount = TICK_COUNT;
}
