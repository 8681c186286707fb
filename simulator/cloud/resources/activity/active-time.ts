import type { DayMinutes } from '../../../persona/day-minutes';

/** The least effort of a lightly, fairly and very active minute, in multiples of the resting energy. */
const LIGHTLY_ACTIVE_EFFORT = 1.5;
const FAIRLY_ACTIVE_EFFORT = 3;
const VERY_ACTIVE_EFFORT = 6;

interface LevelTime {
  minutes: number;
  /** m */
  distance: number;
}

/** The active part of a day, by level. */
export interface ActiveTime {
  lightly: LevelTime;
  fairly: LevelTime;
  very: LevelTime;
  /** kcal in active minutes. */
  calories: number;
}

/** Returns 0 (sedentary) to 3 (very active); `effort` is in multiples of the resting energy. */
export function classifyEffort(effort: number): 0 | 1 | 2 | 3 {
  if (effort < LIGHTLY_ACTIVE_EFFORT) return 0;
  if (effort < FAIRLY_ACTIVE_EFFORT) return 1;
  return effort < VERY_ACTIVE_EFFORT ? 2 : 3;
}

/** Sums the first `until` minutes of a day by effort; `restingEnergy` is in kcal per minute. */
export function measureActivity(day: DayMinutes, until: number, restingEnergy: number): ActiveTime {
  const time: ActiveTime = {
    lightly: { minutes: 0, distance: 0 },
    fairly: { minutes: 0, distance: 0 },
    very: { minutes: 0, distance: 0 },
    calories: 0,
  };
  const levels = [undefined, time.lightly, time.fairly, time.very];
  for (let i = 0; i < until; i++) {
    const calories = day.valueAt('calories', i);
    const level = levels[classifyEffort(calories / restingEnergy)];
    if (!level) continue;
    level.minutes++;
    level.distance += day.valueAt('distance', i);
    time.calories += calories;
  }
  return time;
}
