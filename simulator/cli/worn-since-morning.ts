import { DateTime } from 'luxon';
import type { World } from '../run/world';
import type { Instant } from '../world/clock';

const MINUTE = 60_000;
/** The hour at which the face was put on. */
const MORNING = 6;
/** Less than this is no morning worth living through. */
const SHORTEST = 30 * MINUTE;
/** From one look at the watch to the next: its record of steps goes back an hour. */
const BETWEEN_LOOKS = 60 * MINUTE;
/** How long the display then shines: long enough for a heart rate. */
const LOOK = 10_000;

/** When a face that is worn at `start` was put on: that day at 06:00, or only now where that is hardly over. */
export function putOnAt(start: Instant, zone: string): Instant {
  const morning = DateTime.fromMillis(start, { zone }).startOf('day').set({ hour: MORNING }).toMillis();
  return start - morning > SHORTEST ? morning : start;
}

/** Starts the face; its wearer looks at it once an hour, and again just before `end`. */
export async function wear(world: World, end: Instant): Promise<void> {
  const lastLook = end - LOOK;
  world.boot();
  for (let look = world.clock.now(); look < lastLook; look = world.clock.now()) {
    await world.run(Math.min(look + LOOK, lastLook));
    world.watch.setDisplay(false);
    await world.run(Math.min(look + BETWEEN_LOOKS, lastLook));
    world.watch.setDisplay(true);
  }
  await world.run(end);
}
