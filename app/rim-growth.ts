import type { DayNumber, Seconds } from '../common/snapshot';
import { TICKS } from './rim-clock';
import type { View } from './view';

const AT_MOST_EVERY: Seconds = 3600;
const GROUP = 6;
const STEP_MS = 30;

let grownAt: Seconds = 0;
let grownNight: DayNumber = 0;
let grown = TICKS;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Should the Rim grow? As the wearer looks, at most once an hour; and for every new night. */
export function isGrowthDue({ now, snapshot }: Pick<View, 'now' | 'snapshot'>, wake?: boolean): boolean {
  const { sleep, look } = snapshot;
  const date = sleep ? sleep.date : 0;
  const isDue = date > grownNight || (!!wake && Math.abs(now - grownAt) >= AT_MOST_EVERY);
  if (!isDue || !look.motion) return false;
  grownAt = now;
  grownNight = date;
  return true;
}

/** How many ticks, clockwise from midnight, have grown out of the edge by now. */
export function grownTicks(): number {
  return grown;
}

/** Lets the ticks grow group by group: `draw` is called for each. */
export function grow(draw: () => void): void {
  stopGrowing();
  grown = 0;
  timer = setTimeout(function step() {
    grown += GROUP;
    draw();
    if (grown < TICKS) timer = setTimeout(step, STEP_MS);
  }, STEP_MS);
}

/** All at once from here on. */
export function stopGrowing(): void {
  if (timer !== undefined) clearTimeout(timer);
  grown = TICKS;
}
