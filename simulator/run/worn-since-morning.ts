import { DateTime } from 'luxon';
import type { Instant } from '../world/clock';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../world/duration';
import type { World } from './world';

/** The hour at which the wearer put the watch on. */
const MORNING_HOUR = 6;
/** A shorter morning is not simulated. */
const MIN_MORNING_MS = 30 * MINUTE_MS;
/** The face's record of steps goes back one hour. */
const GLANCE_INTERVAL_MS = HOUR_MS;
/** Long enough for a heart rate reading. */
const GLANCE_MS = 10 * SECOND_MS;

/** When the watch was put on: 06:00 of the day of `start`, or `start` itself before 06:30. */
export function wornSince(start: Instant, zone: string): Instant {
  const morning = DateTime.fromMillis(start, { zone }).startOf('day').set({ hour: MORNING_HOUR }).toMillis();
  return start - morning > MIN_MORNING_MS ? morning : start;
}

/**
 * Starts the face. Its wearer looks at it once an hour, and again just before `end`. An app is opened at `end`, because
 * a watch closes one that nobody touches.
 */
export async function wearUntil(world: World, end: Instant): Promise<void> {
  if (world.app.appType === 'app') {
    await world.run(end);
    world.boot();
    return;
  }
  const lastGlanceAt = end - GLANCE_MS;
  world.boot();
  for (let glanceAt = world.clock.now(); glanceAt < lastGlanceAt; glanceAt = world.clock.now()) {
    await world.run(Math.min(glanceAt + GLANCE_MS, lastGlanceAt));
    world.watch.setDisplay(false);
    await world.run(Math.min(glanceAt + GLANCE_INTERVAL_MS, lastGlanceAt));
    world.watch.setDisplay(true);
  }
  await world.run(end);
}
