import type { Dice } from './dice';
import { type Stretch, StretchRow } from './stretches';

/** A sleep known by movement alone, in whole minutes: asleep, with restless and awake minutes in between. */
export function drawClassic(minutes: number, quality: number, dice: Dice): Stretch[] {
  const row = new StretchRow(minutes, 60);
  row.add('restless', dice.whole(0, 4));
  while (row.left > 0) {
    row.add('asleep', Math.max(6, dice.near(30 + 25 * quality, 28)));
    if (row.left <= 1) row.add('asleep', row.left);
    else if (dice.chance(0.12)) row.add('awake', dice.whole(1, 5));
    else row.add('restless', Math.min(dice.whole(1, 4), row.left - 1));
  }
  return row.row;
}
