import type { Rng } from './rng';
import { type Stretch, StretchRow } from './stretches';

/** A sleep known by movement alone, in whole minutes: asleep, with restless and awake minutes in between. */
export function drawClassic(minutes: number, quality: number, rng: Rng): Stretch[] {
  const row = new StretchRow(minutes, 60);
  row.add('restless', rng.integer(0, 4));
  while (row.left > 0) {
    row.add('asleep', Math.max(6, rng.near(30 + 25 * quality, 28)));
    if (row.left <= 1) row.add('asleep', row.left);
    else if (rng.chance(0.12)) row.add('awake', rng.integer(1, 5));
    else row.add('restless', Math.min(rng.integer(1, 4), row.left - 1));
  }
  return row.row;
}
