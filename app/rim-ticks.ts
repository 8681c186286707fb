import { type DayNumber, UNKNOWN_STEPS } from '../common/snapshot';
import { NO_LEVEL } from './night-levels';
import { tickAt } from './rim-clock';
import type { View } from './view';

/** Tones of a tick; a stage's own is `STAGE` + level. */
export const FUTURE = 0;
export const HAND = 1;
export const QUIET = 2;
export const ACTIVE = 3;
export const STAGE = 4;

const TONES = 8;
const ACTIVE_FROM = 100;
const LONGEST_AT = 1600;

/** A tick as one number: its length in pixels and its tone. */
export function tickOf(length: number, tone: number): number {
  return length * TONES + tone;
}

export function lengthOf(tick: number): number {
  return Math.floor(tick / TONES);
}

export function toneOf(tick: number): number {
  return tick % TONES;
}

/** As the view has every tick before anything is drawn. */
export const TO_COME = tickOf(4, FUTURE);

/** What of a view is on the Rim. */
export type RimView = Pick<View, 'day' | 'minute' | 'snapshot' | 'nightIsStale' | 'stepBuckets'>;

/**
 * Lays out a tick of the Rim: the hand where now is; the last 24 hours' sleep (`levels`), deeper is longer;
 * today's steps behind the hand; the rest still to come. A stale night keeps its lengths and loses its
 * colours.
 */
export function layTick(index: number, view: RimView, levels: Int8Array | undefined): number {
  const { day } = view;
  const { night } = view.snapshot;
  const now = tickAt(view.minute);
  if (index === now) return tickOf(29, HAND);
  const level = levels ? levels[index] : NO_LEVEL;
  if (
    night &&
    level !== NO_LEVEL &&
    dayOf(index, tickAt(night.rise || 0), night.date) === dayOf(index, now, day)
  ) {
    return tickOf(7 + 6 * level, view.nightIsStale ? QUIET : STAGE + level);
  }
  const steps = stepsIn(index, view);
  if (index > now || steps < 0) return TO_COME;
  return steps < ACTIVE_FROM ? tickOf(6, QUIET) : tickOf(stepLength(steps), ACTIVE);
}

/** What the watch counted, or the phone where it knows of more; -1 where neither knows. */
function stepsIn(index: number, { day, snapshot, stepBuckets }: RimView): number {
  const { steps } = snapshot;
  const told = steps && steps.date === day ? steps.buckets[index] : UNKNOWN_STEPS;
  const counted = stepBuckets[index];
  return Math.max(counted === null ? -1 : counted, told < UNKNOWN_STEPS ? told * 10 : -1);
}

/** The day of a tick, within the 24 hours up to the `last` one of a day. */
function dayOf(index: number, last: number, day: DayNumber): DayNumber {
  return index > last ? day - 1 : day;
}

/** By the square root, so that a stroll is seen beside a run. */
function stepLength(steps: number): number {
  const share = Math.min(1, (steps - ACTIVE_FROM) / (LONGEST_AT - ACTIVE_FROM));
  return Math.round(8 + 17 * Math.sqrt(share));
}
