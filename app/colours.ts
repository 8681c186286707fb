import type { Accent } from '../common/snapshot';
import { type Condition, isPassing } from './condition';

/** Fresh values, the time, the hand. */
export const PAPER = '#F6F1E6';
/** Labels, units, passive icons. */
export const ASH = '#B3ADA3';
/** Stale or unknown values, fresh ages, little activity. */
export const DIM = '#7E7972';
/** Empty tracks and the day still to come; never text. */
export const LINE = '#34312D';
/** Outside the usual, or broken; rare. */
export const ALERT = '#FF6A5C';

/** Sleep stages by level. */
export const STAGES = ['#F3B2C4', '#8FE3F2', '#4FA3F7', '#6A70FF'];
/** Grey but still four tones. */
export const STALE_STAGES = ['#A8A39B', '#8E8981', '#6B6761', '#4C4944'];
/** A night as a whole, and a short one; stale. */
export const NIGHT = STAGES[2];
export const NIGHT_DIM = '#2F6196';
export const STALE_NIGHT = STALE_STAGES[2];

/** The wearer's own colour, for today and what is theirs, and its dim for what is below a goal. */
export const ACCENTS: Record<Accent, [string, string]> = {
  sun: ['#FFB43D', '#805A1F'],
  leaf: ['#9FDB4F', '#506E28'],
  sea: ['#3ED8C3', '#1F6C62'],
  iris: ['#C99BFF', '#654E80'],
  rose: ['#FF86B0', '#804358'],
  paper: [PAPER, '#7B7973'],
};

/** From here on a battery is low, as a share. */
export const BATTERY_LOW = 0.2;

/** A value's colour: fresh or not. */
export function ink(isFresh: boolean): string {
  return isFresh ? PAPER : DIM;
}

/** A condition is told as simply so, as something wrong, or as yours to act on. */
export function conditionColour(condition: Condition, accent: string): string {
  if (isPassing(condition)) return ASH;
  return condition === 'reconnect' || condition === 'gone' ? ALERT : accent;
}
