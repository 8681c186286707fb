import type { DayNumber } from './calendar';
import type { Rng } from './rng';

/** Half a degree of a year's swing: highest in January, lowest in July. */
const SEASON_BEATS = 2;
/** A slower one that nobody can name a reason for, in days. */
const WANDER_DAYS = 47;
/** What an hour too little sleep costs the next day, beats a minute. */
const BEATS_PER_HOUR_SHORT = 1.6;
const MAX_STRAIN_BEATS = 4;
/** What is left of it a day later. */
const CARRY_OVER_SHARE = 0.35;
/** What lying ill in bed costs, beats a minute. */
const ILLNESS_BEATS = 7;

/** The year's and the weeks' slow drift, beats a minute. */
export function slowDrift(day: DayNumber): number {
  return (
    SEASON_BEATS * Math.cos((2 * Math.PI * (day - 15)) / 365.25) + Math.sin((2 * Math.PI * day) / WANDER_DAYS)
  );
}

/** How much a night of `asleep` minutes raises the resting heart rate; undefined is a night without a log. */
export function strainAfterSleep(minutesAsleep: number | undefined, usualMinutes: number): number {
  if (minutesAsleep === undefined) return 0;
  return Math.min(MAX_STRAIN_BEATS, (Math.max(0, usualMinutes - minutesAsleep) / 60) * BEATS_PER_HOUR_SHORT);
}

/** Resting heart rate of a day: `strain` is of last night and of the one before, `illness` from 0 to 1. */
export function computeRestingHeartRate(
  base: number,
  day: DayNumber,
  strain: { lastNight: number; nightBefore: number },
  illness: number,
  rng: Rng,
): number {
  const cost = strain.lastNight + CARRY_OVER_SHARE * strain.nightBefore + ILLNESS_BEATS * illness;
  return Math.round(base + slowDrift(day) + cost + rng.near(0, 0.8));
}
