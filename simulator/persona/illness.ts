import type { DayNumber } from './calendar';
import type { RngFor } from './rng';

/** Length of a stretch in which at most one illness begins, days. */
const PERIOD_DAYS = 60;
const ILLNESS_CHANCE = 0.7;

/** From 0, well, to 1, ill in bed. A cold rises overnight and fades within a week. */
export function illnessOn(day: DayNumber, rngFor: RngFor): number {
  const period = Math.floor(day / PERIOD_DAYS);
  return Math.max(illnessOfPeriod(period, day, rngFor), illnessOfPeriod(period - 1, day, rngFor));
}

function illnessOfPeriod(period: number, day: DayNumber, rngFor: RngFor): number {
  const rng = rngFor('illness', period * PERIOD_DAYS);
  const caught = rng.chance(ILLNESS_CHANCE);
  const onset = period * PERIOD_DAYS + rng.integer(0, PERIOD_DAYS - 1);
  const length = rng.integer(3, 7);
  const worst = rng.between(0.5, 1);
  const since = day - onset;
  if (!caught || since < 0 || since >= length) return 0;
  return since === 0 ? worst * 0.6 : worst * (1 - (since - 1) / length);
}
