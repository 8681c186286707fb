import { HOUR_MINUTES } from '../world/duration';
import type { DayNumber } from './calendar';
import type { Rng } from './rng';

/** Amplitude of the yearly swing: highest in January, lowest in July. */
const SEASON_BEATS = 2;
/** Period of another swing of one beat, without a reason. */
const WANDER_DAYS = 47;
/** What an hour of missing sleep costs the next day, beats a minute. */
const BEATS_PER_HOUR_SHORT = 1.6;
const MAX_STRAIN_BEATS = 4;
/** Share of the strain that is left a day later. */
const CARRY_OVER_SHARE = 0.35;
/** What an illness in bed costs, beats a minute. */
const ILLNESS_BEATS = 7;

/** Slow drift over the year and over weeks, beats a minute. */
function slowDrift(day: DayNumber): number {
  return (
    SEASON_BEATS * Math.cos((2 * Math.PI * (day - 15)) / 365.25) + Math.sin((2 * Math.PI * day) / WANDER_DAYS)
  );
}

/** Beats a minute that a night of `minutesAsleep` adds to the resting heart rate; none for a night without a log. */
export function computeStrain(minutesAsleep: number | undefined, usualMinutes: number): number {
  if (minutesAsleep === undefined) return 0;
  return Math.min(
    MAX_STRAIN_BEATS,
    (Math.max(0, usualMinutes - minutesAsleep) / HOUR_MINUTES) * BEATS_PER_HOUR_SHORT,
  );
}

/** What the resting heart rate of a day depends on. */
interface RestingCondition {
  /** Beats a minute, around the year. */
  usual: number;
  /** What `strainAfterSleep` returned for the last two nights. */
  strainLastNight: number;
  strainNightBefore: number;
  /** From 0, well, to 1, ill in bed. */
  illness: number;
}

/** The resting heart rate of a day in whole beats a minute. */
export function computeRestingHeartRate(
  day: DayNumber,
  { usual, strainLastNight, strainNightBefore, illness }: RestingCondition,
  rng: Rng,
): number {
  const cost = strainLastNight + CARRY_OVER_SHARE * strainNightBefore + ILLNESS_BEATS * illness;
  return Math.round(usual + slowDrift(day) + cost + rng.near(0, 0.8));
}
