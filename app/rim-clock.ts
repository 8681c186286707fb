import { type MinuteOfDay, RIM_TICK_MINUTES, STEP_BUCKET_COUNT } from '../common/snapshot';

/** The Rim is a clock of 24 hours, midnight at the bottom. */
export const TICK_COUNT = STEP_BUCKET_COUNT;

/** The tick that a minute of the day falls on. */
export function toTick(minute: MinuteOfDay): number {
  return Math.floor(minute / RIM_TICK_MINUTES);
}
