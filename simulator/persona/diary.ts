import type { Instant } from '../world/clock';
import { type Calendar, type DayNumber, MINUTE } from './calendar';
import type { Character, RngFor } from './character';
import { type Food, type Meal, menu } from './foods';
import type { Rng } from './rng';

/** Something eaten, as it was noted. */
export interface Eaten {
  at: Instant;
  meal: Meal;
  food: Food;
  grams: number;
}

/** Water drunk, as it was noted. */
export interface Drunk {
  at: Instant;
  millilitres: number;
}

/** What the person noted on a day, in order of time. Nothing on days without patience for it. */
export interface Diary {
  eaten: readonly Eaten[];
  drunk: readonly Drunk[];
}

/** Hours from getting up to a meal, and its share of the day's energy. */
const meals: readonly [Meal, number, number][] = [
  ['breakfast', 0.8, 0.24],
  ['lunch', 5.4, 0.33],
  ['snack', 8.7, 0.1],
  ['dinner', 12.2, 0.33],
];
/** A day's energy as a multiple of what the body needs at rest. */
const APPETITE = 1.45;
const HOUR = 60 * MINUTE;
/** Portions are noted in steps of so many grams. */
const PORTION = 5;
const GLASSES = [200, 250, 250, 300, 500];
/** Hours between two glasses. */
const THIRST = 2.1;

/** The last thing is noted at most so many hours after getting up. */
const LONGEST_DAY = 15;

/** What is noted on the day; `rise` is when the person got up. Who gets up late does everything faster, until midnight. */
export function diary(
  character: Character,
  calendar: Calendar,
  day: DayNumber,
  rise: Instant,
  rngFor: RngFor,
): Diary {
  const { habits, body } = character;
  if (!habits) return { eaten: [], drunk: [] };
  const left = calendar.instant(day + 1, 0) - rise;
  const hour = HOUR * Math.min(1, left / (LONGEST_DAY * HOUR));
  const foodRng = rngFor('food', day);
  const waterRng = rngFor('water', day);
  return {
    eaten: foodRng.chance(habits.notesFood) ? eat(rise, hour, body.bmr, foodRng) : [],
    drunk: waterRng.chance(habits.notesWater) ? drink(rise, hour, waterRng) : [],
  };
}

function eat(rise: Instant, hour: number, bmr: number, rng: Rng): Eaten[] {
  const energy = rng.near(APPETITE, 0.3) * bmr;
  return meals.flatMap(([meal, hours, share]) => {
    const at = wholeMinute(rise + rng.near(hours, 0.5) * hour);
    const food = pick(menu[meal], rng);
    const grams =
      Math.round((100 * rng.near(share, share * 0.3) * energy) / food.calories / PORTION) * PORTION;
    // Snacks are skipped, or forgotten.
    return meal === 'snack' && rng.chance(0.4) ? [] : [{ at, meal, food, grams }];
  });
}

function drink(rise: Instant, hour: number, rng: Rng): Drunk[] {
  return Array.from({ length: rng.integer(3, 7) }, (_, i) => ({
    at: wholeMinute(rise + (0.4 + THIRST * (i + rng.between(-0.15, 0.15))) * hour),
    millilitres: pick(GLASSES, rng),
  }));
}

function pick<T>(list: readonly T[], rng: Rng): T {
  const found = list[rng.integer(0, list.length - 1)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

function wholeMinute(t: number): Instant {
  return Math.round(t / MINUTE) * MINUTE;
}
