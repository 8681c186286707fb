import type { Instant } from '../world/clock';
import { type Calendar, type DayNumber, MINUTE } from './calendar';
import type { Character, RngFor } from './character';

/** A look at the scale. */
export interface Weighing {
  at: Instant;
  kilograms: number;
  /** Per cent, from scales that measure it. */
  fat?: number;
  /** Whether a connected scale told it; else somebody typed it in. */
  byScale: boolean;
}

/** From getting up until standing on the scale. */
const AFTER_RISING = 9 * MINUTE;
/** Now and then in the evening too. */
const TWICE = 0.06;

/** The person's weighings of a day; `rise` is when they got up. */
export function weighings(
  character: Character,
  calendar: Calendar,
  day: DayNumber,
  rise: Instant,
  rngFor: RngFor,
): Weighing[] {
  const { weighs, body } = character;
  if (!weighs) return [];
  const rng = rngFor('weight', day);
  if (!rng.chance(weighs.share)) return [];
  const kilograms = body.weight + trend(day) + rng.near(0, 0.4);
  const weighing = (at: Instant, kg: number): Weighing => ({
    at,
    kilograms: tenths(kg),
    ...(weighs.fat === undefined ? {} : { fat: tenths(weighs.fat + 0.6 * trend(day) + rng.near(0, 0.5)) }),
    byScale: character.devices.scale !== undefined,
  });
  const morning = weighing(rise + AFTER_RISING, kilograms);
  if (!rng.chance(TWICE)) return [morning];
  const evening = weighing(
    calendar.instant(day, rng.integer(20 * 60, 21 * 60)),
    kilograms + rng.between(0.4, 1),
  );
  return [morning, evening];
}

/** Slow ups and downs of a life, kg. */
function trend(day: DayNumber): number {
  return 0.9 * Math.sin((2 * Math.PI * day) / 190) + 0.35 * Math.sin((2 * Math.PI * day) / 53);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
