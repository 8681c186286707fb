import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { Calendar, DayNumber } from './calendar';
import type { PersonaDefinition, RngFor } from './persona-definition';

/** A recording that the person made with a finger on the watch. */
export interface Electrocardiogram {
  at: Instant;
  /** Beats a minute. */
  heartRate: number;
  result: 'Normal Sinus Rhythm' | 'Inconclusive: High heart rate';
}

/** An irregular rhythm that the watch noticed at rest. */
export interface RhythmAlert {
  /** When it was detected. The person was notified at `notifiedAt`. */
  detectedAt: Instant;
  notifiedAt: Instant;
}

/** Oxygen uptake, ml/kg/min: an estimate lies between `low` and `high`, after a run both are the same. */
export interface CardioFitness {
  low: number;
  high: number;
}

/** Half the width of an estimate. */
const ESTIMATE_MARGIN = 2;

/** Every recording in the person's life, in order. */
export function generateElectrocardiograms(
  definition: PersonaDefinition,
  calendar: Calendar,
  memberSince: DayNumber,
  rngFor: RngFor,
): Electrocardiogram[] {
  return Array.from({ length: definition.heartChecks.electrocardiograms }, (_, i) => {
    const rng = rngFor('electrocardiogram', i);
    const day = memberSince + rng.integer(20, 90) + i * 240;
    const excited = i > 0 && rng.chance(0.5);
    return {
      at: calendar.toInstant(day, rng.integer(9 * 60, 20 * 60)),
      heartRate: excited ? rng.integer(121, 134) : rng.integer(62, 84),
      result: excited ? 'Inconclusive: High heart rate' : 'Normal Sinus Rhythm',
    };
  });
}

/** Every alert in the person's life, in order. */
export function generateRhythmAlerts(
  definition: PersonaDefinition,
  calendar: Calendar,
  memberSince: DayNumber,
  rngFor: RngFor,
): RhythmAlert[] {
  return Array.from({ length: definition.heartChecks.rhythmAlerts }, (_, i) => {
    const rng = rngFor('rhythm alert', i);
    const day = memberSince + rng.integer(60, 200) + i * 150;
    const detectedAt = calendar.toInstant(day, rng.integer(3 * 60, 5 * 60));
    return { detectedAt, notifiedAt: detectedAt + rng.integer(200, 400) * MINUTE_MS };
  });
}

/** `ran` is whether the person has run with the watch in the week before. */
export function estimateCardioFitness(
  usual: number,
  day: DayNumber,
  illness: number,
  hasRun: boolean,
): CardioFitness {
  const now = Math.round(usual + Math.sin((2 * Math.PI * day) / 120) - 2 * illness);
  return hasRun ? { low: now, high: now } : { low: now - ESTIMATE_MARGIN, high: now + ESTIMATE_MARGIN };
}
