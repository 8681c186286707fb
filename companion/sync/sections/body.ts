import { type BodySection, type DayNumber, NO_POINT, WEIGHT_POINTS } from '../../../common/snapshot';
import type { Held, RecordCache } from '../record-cache';
import { checkedAt, last, present } from './section';

/** Units of 10 g in a kg. */
const SCALE = 100;
/** A curve's lowest and highest weight are at least so far apart: what is less is no change. */
const LEAST_RANGE = 1 * SCALE;

/** Weights of the last 30 days, and what was drunk, eaten and burned today. */
export const bodySection = (
  { weight, food, water, waterGoal, day }: RecordCache,
  today: DayNumber,
  withGoal: boolean,
): BodySection | undefined => {
  const at = checkedAt(weight, food, water);
  if (at === undefined) return undefined;
  const known = weight ? weight.value.filter(({ date }) => date > today - WEIGHT_POINTS) : [];
  const weights = known.map(({ value }) => value * SCALE);
  const lowest = Math.min(...weights);
  const range = Math.max(LEAST_RANGE, Math.max(...weights) - lowest);
  const points = new Uint8Array(WEIGHT_POINTS).fill(NO_POINT);
  known.forEach(({ date }, i) => {
    points[WEIGHT_POINTS - 1 + date - today] = Math.round(((weights[i] - lowest) / range) * (NO_POINT - 1));
  });
  const [oldest] = weights;
  const newest = last(weights);
  return present({
    at,
    date: today,
    weight: newest,
    change: weights.length > 1 ? newest - oldest : undefined,
    points: newest && points,
    water: ofToday(water, today).drunk,
    waterGoal: withGoal && waterGoal ? waterGoal.value.goal : undefined,
    eaten: ofToday(food, today).eaten,
    burned: ofToday(day, today).burned,
  } as BodySection);
};

const ofToday = <T extends { date: DayNumber }>(held: Held<T> | undefined, today: DayNumber): Partial<T> =>
  held && held.value.date === today ? held.value : {};
