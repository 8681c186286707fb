import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { DayNumber } from './calendar';
import type { PersonaContext } from './persona-context';

/** The result in the words of the Fitbit Web API. */
export type ElectrocardiogramResult = 'Normal Sinus Rhythm' | 'Inconclusive: High heart rate';

/** A recording that the person made with a finger on the watch. */
export interface Electrocardiogram {
  at: Instant;
  /** Beats a minute. */
  heartRate: number;
  result: ElectrocardiogramResult;
}

/** An irregular rhythm that the watch noticed at rest. */
export interface RhythmAlert {
  detectedAt: Instant;
  notifiedAt: Instant;
}

/** Oxygen uptake in ml/kg/min. An estimate is a range; after a run `low` and `high` are the same. */
export interface CardioFitness {
  low: number;
  high: number;
}

/** Half the width of an estimate. */
const ESTIMATE_MARGIN = 2;

/** Every recording in the person's life, in order. */
export function generateElectrocardiograms({
  definition,
  calendar,
  memberSince,
  rngFor,
}: PersonaContext): Electrocardiogram[] {
  return Array.from({ length: definition.heartChecks.electrocardiograms }, (_, i) => {
    const rng = rngFor('electrocardiogram', i);
    const day = memberSince + rng.integer(20, 90) + i * 240;
    const isExcited = i > 0 && rng.chance(0.5);
    return {
      at: calendar.toInstant(day, rng.integer(9 * 60, 20 * 60)),
      heartRate: isExcited ? rng.integer(121, 134) : rng.integer(62, 84),
      result: isExcited ? 'Inconclusive: High heart rate' : 'Normal Sinus Rhythm',
    };
  });
}

/** Every alert in the person's life, in order. */
export function generateRhythmAlerts({
  definition,
  calendar,
  memberSince,
  rngFor,
}: PersonaContext): RhythmAlert[] {
  return Array.from({ length: definition.heartChecks.rhythmAlerts }, (_, i) => {
    const rng = rngFor('rhythm alert', i);
    const day = memberSince + rng.integer(60, 200) + i * 150;
    const detectedAt = calendar.toInstant(day, rng.integer(3 * 60, 5 * 60));
    return { detectedAt, notifiedAt: detectedAt + rng.integer(200, 400) * MINUTE_MS };
  });
}

/** `usual` in ml/kg/min; `illness` from 0 to 1; `hasRun` with the watch in the days before. */
export function estimateCardioFitness(
  usual: number,
  day: DayNumber,
  { illness, hasRun }: { illness: number; hasRun: boolean },
): CardioFitness {
  const now = Math.round(usual + Math.sin((2 * Math.PI * day) / 120) - 2 * illness);
  return hasRun ? { low: now, high: now } : { low: now - ESTIMATE_MARGIN, high: now + ESTIMATE_MARGIN };
}
