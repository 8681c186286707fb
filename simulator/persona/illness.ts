import type { DayNumber } from './calendar';
import type { RngFor } from './persona-definition';

/** At most one illness begins in each stretch of so many days. */
const STRETCH = 60;
const CHANCE = 0.7;

/** How ill the person is on the day: 0 is well, 1 is in bed. A cold rises overnight and fades within a week. */
export function illness(day: DayNumber, rngFor: RngFor): number {
  const stretch = Math.floor(day / STRETCH);
  return Math.max(spell(stretch, day, rngFor), spell(stretch - 1, day, rngFor));
}

function spell(stretch: number, day: DayNumber, rngFor: RngFor): number {
  const rng = rngFor('illness', stretch * STRETCH);
  const caught = rng.chance(CHANCE);
  const onset = stretch * STRETCH + rng.integer(0, STRETCH - 1);
  const length = rng.integer(3, 7);
  const worst = rng.between(0.5, 1);
  const since = day - onset;
  if (!caught || since < 0 || since >= length) return 0;
  return since === 0 ? worst * 0.6 : worst * (1 - (since - 1) / length);
}
