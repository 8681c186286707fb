import { MINUTE_S } from '../world/duration';
import { type LevelSegment, LevelSegmentsBuilder } from './level-segments';
import type { Rng } from './rng';

/** A sleep recorded by movement alone, in whole minutes: asleep, with restless and awake minutes in between. */
export function generateClassicSleep(minutes: number, quality: number, rng: Rng): LevelSegment[] {
  const builder = new LevelSegmentsBuilder(minutes, MINUTE_S);
  builder.add('restless', rng.integer(0, 4));
  while (builder.remaining > 0) {
    builder.add('asleep', Math.max(6, rng.near(30 + 25 * quality, 28)));
    if (builder.remaining <= 1) builder.add('asleep', builder.remaining);
    else if (rng.chance(0.12)) builder.add('awake', rng.integer(1, 5));
    else builder.add('restless', Math.min(rng.integer(1, 4), builder.remaining - 1));
  }
  return builder.segments;
}
