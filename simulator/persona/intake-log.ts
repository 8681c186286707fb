import type { Instant } from '../world/clock';
import { HOUR_MS, MINUTE_MS } from '../world/duration';
import type { DayNumber } from './calendar';
import { type Food, MENU, type Meal } from './foods';
import type { PersonaContext } from './persona-context';
import type { Rng } from './rng';

/** A food that the person logged. */
export interface FoodIntake {
  at: Instant;
  meal: Meal;
  food: Food;
  grams: number;
}

/** Water that the person logged. */
interface WaterIntake {
  at: Instant;
  millilitres: number;
}

/** What the person logged on a day, in order of time. Empty on days on which they did not log. */
export interface IntakeLog {
  food: readonly FoodIntake[];
  water: readonly WaterIntake[];
}

/** Meals: hours after getting up, and the share of the day's energy. */
const MEALS: readonly [Meal, hours: number, energyShare: number][] = [
  ['breakfast', 0.8, 0.24],
  ['lunch', 5.4, 0.33],
  ['snack', 8.7, 0.1],
  ['dinner', 12.2, 0.33],
];
/** A day's energy as a multiple of what the body needs at rest. */
const INTAKE_PER_BMR = 1.45;
const PORTION_STEP_G = 5;
const GLASS_SIZES_ML = [200, 250, 250, 300, 500];
const HOURS_BETWEEN_GLASSES = 2.1;
/** Time from getting up within which everything is logged, hours. */
const LOGGING_HOURS = 15;

/**
 * The log of the day. A person who gets up late eats and drinks at shorter intervals, so that all is before midnight.
 */
export function generateIntakeLog(
  { definition, calendar, memberSince, rngFor }: PersonaContext,
  day: DayNumber,
  gotUpAt: Instant,
): IntakeLog {
  const { intakeLogging, body } = definition;
  if (!intakeLogging || day < memberSince) return { food: [], water: [] };
  const leftMs = calendar.spanOfDay(day).end - gotUpAt;
  const hourMs = HOUR_MS * Math.min(1, leftMs / (LOGGING_HOURS * HOUR_MS));
  const foodRng = rngFor('food', day);
  const waterRng = rngFor('water', day);
  return {
    food: foodRng.chance(intakeLogging.foodShare) ? logFood(gotUpAt, hourMs, body.bmr, foodRng) : [],
    water: waterRng.chance(intakeLogging.waterShare) ? logWater(gotUpAt, hourMs, waterRng) : [],
  };
}

function logFood(gotUpAt: Instant, hourMs: number, bmr: number, rng: Rng): FoodIntake[] {
  const energy = rng.near(INTAKE_PER_BMR, 0.3) * bmr;
  return MEALS.flatMap(([meal, hours, share]) => {
    const at = roundToMinute(gotUpAt + rng.near(hours, 0.5) * hourMs);
    const food = pick(MENU[meal], rng);
    const grams =
      Math.round((100 * rng.near(share, share * 0.3) * energy) / food.calories / PORTION_STEP_G) *
      PORTION_STEP_G;
    // Snacks are skipped, or forgotten.
    return meal === 'snack' && rng.chance(0.4) ? [] : [{ at, meal, food, grams }];
  });
}

function logWater(gotUpAt: Instant, hourMs: number, rng: Rng): WaterIntake[] {
  return Array.from({ length: rng.integer(3, 7) }, (_, i) => ({
    at: roundToMinute(gotUpAt + (0.4 + HOURS_BETWEEN_GLASSES * (i + rng.between(-0.15, 0.15))) * hourMs),
    millilitres: pick(GLASS_SIZES_ML, rng),
  }));
}

function pick<T>(list: readonly T[], rng: Rng): T {
  const found = list[rng.integer(0, list.length - 1)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

function roundToMinute(t: number): Instant {
  return Math.round(t / MINUTE_MS) * MINUTE_MS;
}
