import type { Instant } from '../world/clock';
import type { Calendar, DayNumber } from './calendar';
import type { Character, Roll } from './character';

/** A recording that the person made with a finger on the watch. */
export interface Electrocardiogram {
  at: Instant;
  /** Beats a minute. */
  heartRate: number;
  result: 'Normal Sinus Rhythm' | 'Inconclusive: High heart rate';
}

/** An irregular rhythm that the watch noticed at rest. */
export interface RhythmAlert {
  /** When it was noticed; the person was told `told`. */
  detected: Instant;
  told: Instant;
}

/** Oxygen uptake, ml/kg/min: an estimate lies between `low` and `high`, after a run both are the same. */
export interface CardioFitness {
  low: number;
  high: number;
}

/** Half the width of an estimate. */
const UNSURE = 2;

/** Every recording in the person's life, in order. */
export function electrocardiograms(
  character: Character,
  calendar: Calendar,
  memberSince: DayNumber,
  roll: Roll,
): Electrocardiogram[] {
  return Array.from({ length: character.heartChecks.recordings }, (_, i) => {
    const dice = roll('electrocardiogram', i);
    const day = memberSince + dice.whole(20, 90) + i * 240;
    const excited = i > 0 && dice.chance(0.5);
    return {
      at: calendar.instant(day, dice.whole(9 * 60, 20 * 60)),
      heartRate: excited ? dice.whole(121, 134) : dice.whole(62, 84),
      result: excited ? 'Inconclusive: High heart rate' : 'Normal Sinus Rhythm',
    };
  });
}

/** Every alert in the person's life, in order. */
export function rhythmAlerts(
  character: Character,
  calendar: Calendar,
  memberSince: DayNumber,
  roll: Roll,
): RhythmAlert[] {
  return Array.from({ length: character.heartChecks.alerts }, (_, i) => {
    const dice = roll('rhythm alert', i);
    const day = memberSince + dice.whole(60, 200) + i * 150;
    const detected = calendar.instant(day, dice.whole(3 * 60, 5 * 60));
    return { detected, told: detected + dice.whole(200, 400) * 60_000 };
  });
}

/** `ran` is whether the person has run with the watch in the week before. */
export function cardioFitness(usual: number, day: DayNumber, illness: number, ran: boolean): CardioFitness {
  const now = Math.round(usual + Math.sin((2 * Math.PI * day) / 120) - 2 * illness);
  return ran ? { low: now, high: now } : { low: now - UNSURE, high: now + UNSURE };
}
