import type { DayNumber, Seconds } from '../common/snapshot';
import { TICK_COUNT } from './rim-clock';
import type { View } from './view';

const GROWTH_INTERVAL_S: Seconds = 3600;
const TICKS_PER_STEP = 6;
const STEP_MS = 30;

let grownAt: Seconds = 0;
let grownSleepDate: DayNumber = 0;
let grownCount = TICK_COUNT;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Should the Rim grow? As the wearer looks, at most once an hour; and for every new night. */
export function isGrowthDue({ now, snapshot }: Pick<View, 'now' | 'snapshot'>, isWake?: boolean): boolean {
  const { sleep, look } = snapshot;
  const date = sleep ? sleep.date : 0;
  const isDue = date > grownSleepDate || (!!isWake && Math.abs(now - grownAt) >= GROWTH_INTERVAL_S);
  if (!isDue || !look.motion) return false;
  grownAt = now;
  grownSleepDate = date;
  return true;
}

/** How many ticks, clockwise from midnight, have grown out of the edge by now. */
export function getGrownCount(): number {
  return grownCount;
}

/** Lets the ticks grow group by group: `draw` is called for each. */
export function startGrowth(draw: () => void): void {
  stopGrowth();
  grownCount = 0;
  timer = setTimeout(function growStep() {
    grownCount += TICKS_PER_STEP;
    draw();
    if (grownCount < TICK_COUNT) timer = setTimeout(growStep, STEP_MS);
  }, STEP_MS);
}

/** All at once from here on. */
export function stopGrowth(): void {
  if (timer !== undefined) clearTimeout(timer);
  grownCount = TICK_COUNT;
}
