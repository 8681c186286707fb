import type { MinuteOfDay } from '../common/snapshot';

/** The Rim is a clock of 24 hours, midnight at the bottom. */
export const TICKS = 72;
export const TICK_MINUTES = 20;

/** The tick that a minute of the day falls on. */
export function tickAt(minute: MinuteOfDay): number {
  return Math.floor(minute / TICK_MINUTES);
}
