import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { DayNumber } from './calendar';
import type { PersonaContext } from './persona-context';
import { roundToTenths } from './rounding';

/** A measurement of body weight. */
export interface Weighing {
  at: Instant;
  kilograms: number;
  /** Per cent; absent where the scale does not measure it. */
  fatPercent?: number;
  /** True from a connected scale, false where the person typed it in. */
  isFromScale: boolean;
}

const RISE_TO_SCALE_MS = 9 * MINUTE_MS;
/** Chance of another one in the evening. */
const SECOND_WEIGHING_CHANCE = 0.06;

/** The weighings of the day, in order. */
export function generateWeighings(
  { definition, calendar, memberSince, rngFor }: PersonaContext,
  day: DayNumber,
  gotUpAt: Instant,
): Weighing[] {
  const { scaleHabit, body } = definition;
  if (!scaleHabit || day < memberSince) return [];
  const rng = rngFor('weight', day);
  if (!rng.chance(scaleHabit.share)) return [];
  const kilograms = body.weight + weightTrend(day) + rng.near(0, 0.4);
  const createWeighing = (at: Instant, kg: number): Weighing => ({
    at,
    kilograms: roundToTenths(kg),
    ...(scaleHabit.fatPercent === undefined
      ? {}
      : { fatPercent: roundToTenths(scaleHabit.fatPercent + 0.6 * weightTrend(day) + rng.near(0, 0.5)) }),
    isFromScale: definition.devices.scale !== undefined,
  });
  const morning = createWeighing(gotUpAt + RISE_TO_SCALE_MS, kilograms);
  if (!rng.chance(SECOND_WEIGHING_CHANCE)) return [morning];
  const evening = createWeighing(
    calendar.toInstant(day, rng.integer(20 * 60, 21 * 60)),
    kilograms + rng.between(0.4, 1),
  );
  return [morning, evening];
}

/** Slow ups and downs of a life, kg. */
function weightTrend(day: DayNumber): number {
  return 0.9 * Math.sin((2 * Math.PI * day) / 190) + 0.35 * Math.sin((2 * Math.PI * day) / 53);
}
