import type { DayNumber } from '../persona/calendar';
import type { Persona } from '../persona/persona';
import { createRng } from '../persona/rng';

/**
 * Ways in which real answers differ from the documentation, as people have recorded them. Each holds
 * for a share of the days, always the same ones for a persona.
 */
const QUIRK_SHARES = {
  /** `summary.sedentaryMinutes: "1440"`: minutes as strings. */
  minutesAsStrings: 0.15,
  /** A classic log without `minutesToFallAsleep` and `minutesAfterWakeup`. */
  noLatency: 0.3,
  /** A nap without `levels`. */
  noLevels: 0.2,
  /** A day with a workout whose pulse by the minute is missing. */
  noHeartIntraday: 0.3,
} as const;

export function hasQuirk(name: keyof typeof QUIRK_SHARES, persona: Persona, day: DayNumber): boolean {
  return createRng('quirk', name, persona.name, day).chance(QUIRK_SHARES[name]);
}

/** Goals were not kept with days that lie further back. */
export const GOALS_KEPT_DAYS = 365;
/** Since spring 2026 the distance goal is told in millimetres, whatever the units. */
export const GOAL_IN_MILLIMETRES_SINCE = Date.UTC(2026, 3, 1);
