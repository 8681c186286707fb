import type { DayMinutes } from '../../persona/day-minutes';

/** Multiples of the energy at rest from which a minute counts as lightly, fairly and very active. */
const LIGHTLY = 1.5;
const FAIRLY = 3;
const VERY = 6;

interface LevelTime {
  minutes: number;
  /** m */
  distance: number;
}

export interface ActiveTime {
  lightly: LevelTime;
  fairly: LevelTime;
  very: LevelTime;
  /** kcal in active minutes. */
  calories: number;
}

/** Sorts the first `until` minutes of a day by effort; `bmr` in kcal a minute. */
export function measureActivity(day: DayMinutes, until: number, bmr: number): ActiveTime {
  const time: ActiveTime = {
    lightly: { minutes: 0, distance: 0 },
    fairly: { minutes: 0, distance: 0 },
    very: { minutes: 0, distance: 0 },
    calories: 0,
  };
  for (let i = 0; i < until; i++) {
    const calories = day.in('calories', i);
    const effort = calories / bmr;
    if (effort < LIGHTLY) continue;
    const level = effort < FAIRLY ? time.lightly : effort < VERY ? time.fairly : time.very;
    level.minutes++;
    level.distance += day.in('distance', i);
    time.calories += calories;
  }
  return time;
}
