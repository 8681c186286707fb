import type { Accent } from '../common/snapshot';
import type { Condition } from './condition';

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

const STAGES = ['#F3B2C4', '#8FE3F2', '#4FA3F7', '#6A70FF'];
const STALE_STAGES = ['#A8A39B', '#8E8981', '#6B6761', '#4C4944'];

const ACCENTS: Record<Accent, string> = {
  sun: '#FFB43D',
  leaf: '#9FDB4F',
  sea: '#3ED8C3',
  iris: '#C99BFF',
  rose: '#FF86B0',
  paper: PAPER,
};

/** The wearer's own colour: today, and what is theirs. */
export function accentColour(accent: Accent): string {
  return ACCENTS[accent];
}

/** A sleep stage by level; grey but still four tones where the night is stale. */
export function stageColour(level: number, stale: boolean): string {
  return (stale ? STALE_STAGES : STAGES)[level];
}

/** A condition is told as yours to act on, as something wrong, or as simply so. */
export function conditionColour(condition: Condition, accent: string): string {
  if (condition === 'notSetUp' || condition === 'finishSignIn') return accent;
  return condition === 'reconnect' || condition === 'gone' ? ALERT : ASH;
}
