import type { DayNumber } from './calendar';
import type { Rng } from './rng';

/** Half a degree of a year's swing: highest in January, lowest in July. */
const SEASON = 2;
/** A slower one that nobody can name a reason for, in days. */
const WANDER_DAYS = 47;
/** What an hour too little sleep costs the next day, beats a minute. */
const PER_HOUR_SHORT = 1.6;
const MOST = 4;
/** What is left of it a day later. */
const LEFT_OVER = 0.35;
/** What lying ill in bed costs, beats a minute. */
const ILL = 7;

/** The year's and the weeks' slow drift, beats a minute. */
export function drift(day: DayNumber): number {
  return SEASON * Math.cos((2 * Math.PI * (day - 15)) / 365.25) + Math.sin((2 * Math.PI * day) / WANDER_DAYS);
}

/** How much a night of `asleep` minutes raises the resting heart rate; undefined is a night without a log. */
export function strain(asleep: number | undefined, usual: number): number {
  if (asleep === undefined) return 0;
  return Math.min(MOST, (Math.max(0, usual - asleep) / 60) * PER_HOUR_SHORT);
}

/** Resting heart rate of a day: `strain` is of last night and of the one before, `illness` from 0 to 1. */
export function restingHeartRate(
  base: number,
  day: DayNumber,
  strain: { lastNight: number; nightBefore: number },
  illness: number,
  rng: Rng,
): number {
  const cost = strain.lastNight + LEFT_OVER * strain.nightBefore + ILL * illness;
  return Math.round(base + drift(day) + cost + rng.near(0, 0.8));
}
