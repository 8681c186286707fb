import { type Condition, isTransient } from './condition';

/** Fresh values, the time, the hand. */
export const PAPER = '#F6F1E6';
/** Labels, units, passive icons. */
export const ASH = '#B3ADA3';
/** Stale or unknown values, fresh ages, little activity. */
export const DIM = '#7E7972';
/** Empty tracks and the ticks to come; never text. */
export const LINE = '#34312D';
/** Outside the usual range, or broken. Rare. */
export const ALERT = '#FF6A5C';

/** Sleep stages by level. */
export const STAGES = ['#F3B2C4', '#8FE3F2', '#4FA3F7', '#6A70FF'];
/** The stages of a stale night, in four greys. */
export const STALE_STAGES = ['#A8A39B', '#8E8981', '#6B6761', '#4C4944'];
/** Sleep as a whole. */
export const NIGHT = STAGES[2];

/** Charge up to which a battery is low, as a share. */
export const LOW_BATTERY_SHARE = 0.2;

/** The colour of a value. */
export function getTextColour(isFresh: unknown): string {
  return isFresh ? PAPER : DIM;
}

/** Grey for what ends by itself, alert for what is broken, otherwise the accent: the wearer should act. */
export function getConditionColour(condition: Condition, accent: string): string {
  if (isTransient(condition)) return ASH;
  return condition === 'reconnect' || condition === 'gone' ? ALERT : accent;
}
