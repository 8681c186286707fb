import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { Calendar, DayNumber } from './calendar';
import type { PersonaDefinition, RngFor } from './persona-definition';

/** A look at the scale. */
export interface Weighing {
  at: Instant;
  kilograms: number;
  /** Per cent, from scales that measure it. */
  fatPercent?: number;
  /** Whether a connected scale told it; else somebody typed it in. */
  isFromScale: boolean;
}

/** From getting up until standing on the scale. */
const RISE_TO_SCALE_MS = 9 * MINUTE_MS;
/** Now and then in the evening too. */
const SECOND_WEIGHING_CHANCE = 0.06;

/** The person's weighings of a day; `gotUpAt` is when they got up. */
export function generateWeighings(
  definition: PersonaDefinition,
  calendar: Calendar,
  day: DayNumber,
  gotUpAt: Instant,
  rngFor: RngFor,
): Weighing[] {
  const { scaleHabit, body } = definition;
  if (!scaleHabit) return [];
  const rng = rngFor('weight', day);
  if (!rng.chance(scaleHabit.share)) return [];
  const kilograms = body.weight + weightTrend(day) + rng.near(0, 0.4);
  const weighing = (at: Instant, kg: number): Weighing => ({
    at,
    kilograms: roundToTenths(kg),
    ...(scaleHabit.fatPercent === undefined
      ? {}
      : { fatPercent: roundToTenths(scaleHabit.fatPercent + 0.6 * weightTrend(day) + rng.near(0, 0.5)) }),
    isFromScale: definition.devices.scale !== undefined,
  });
  const morning = weighing(gotUpAt + RISE_TO_SCALE_MS, kilograms);
  if (!rng.chance(SECOND_WEIGHING_CHANCE)) return [morning];
  const evening = weighing(
    calendar.toInstant(day, rng.integer(20 * 60, 21 * 60)),
    kilograms + rng.between(0.4, 1),
  );
  return [morning, evening];
}

/** Slow ups and downs of a life, kg. */
function weightTrend(day: DayNumber): number {
  return 0.9 * Math.sin((2 * Math.PI * day) / 190) + 0.35 * Math.sin((2 * Math.PI * day) / 53);
}

function roundToTenths(value: number): number {
  return Math.round(value * 10) / 10;
}
