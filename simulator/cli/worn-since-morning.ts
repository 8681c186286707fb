import { DateTime } from 'luxon';
import type { World } from '../run/world';
import type { Instant } from '../world/clock';

const MINUTE = 60_000;
/** The hour at which the face was put on. */
const MORNING_HOUR = 6;
/** Less than this is no morning worth living through. */
const MIN_MORNING_MS = 30 * MINUTE;
/** From one look at the watch to the next: its record of steps goes back an hour. */
const GLANCE_INTERVAL_MS = 60 * MINUTE;
/** How long the display then shines: long enough for a heart rate. */
const GLANCE_MS = 10_000;

/** When a face that is worn at `start` was put on: that day at 06:00, or only now where that is hardly over. */
export function wornSince(start: Instant, zone: string): Instant {
  const morning = DateTime.fromMillis(start, { zone }).startOf('day').set({ hour: MORNING_HOUR }).toMillis();
  return start - morning > MIN_MORNING_MS ? morning : start;
}

/** Starts the face; its wearer looks at it once an hour, and again just before `end`. */
export async function wearUntil(world: World, end: Instant): Promise<void> {
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
