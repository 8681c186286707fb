import type { DayNumber } from '../persona/calendar';
import type { Persona } from '../persona/persona';
import { createRng } from '../persona/rng';

/**
 * Recorded differences of real responses from the documentation, with the share of days on which each occurs.
 * A persona always has them on the same days.
 */
const QUIRK_SHARES = {
  /** `summary.sedentaryMinutes: "1440"`: minutes as strings. */
  minutesAsStrings: 0.15,
  /** A classic log without `minutesToFallAsleep` and `minutesAfterWakeup`. */
  noLatency: 0.3,
  /** A nap without `levels`. */
  noLevels: 0.2,
  /** A day with a workout, without intraday heart rate. */
  noHeartIntraday: 0.3,
} as const;

/** Whether the quirk occurs on the persona's day. */
export function hasQuirk(name: keyof typeof QUIRK_SHARES, persona: Persona, day: DayNumber): boolean {
  return createRng('quirk', name, persona.name, day).chance(QUIRK_SHARES[name]);
}

/** Older days have no goals. */
export const GOALS_KEPT_DAYS = 365;
/** Since spring 2026 the distance goal is in millimetres, whatever the units. */
export const GOAL_IN_MILLIMETRES_SINCE = Date.UTC(2026, 3, 1);
