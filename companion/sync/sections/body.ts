import type { Units } from '../../../common/preferences';
import { type BodySection, type DayNumber, NO_POINT, WEIGHT_POINTS } from '../../../common/snapshot';
import type { Held, RecordCache } from '../record-cache';
import { checkedAt, last, present } from './section';

/** Pounds in a kg. */
const POUNDS = 1 / 0.45359237;
/** How many units of the snapshot are in one of the records (kg, ml, kcal), by what the wearer reads in. */
const SCALES = {
  kg: 10,
  lb: 10 * POUNDS,
  st: 10 * POUNDS,
  l: 0.01,
  floz: 1 / 29.5735,
  kcal: 1,
  kJ: 1 / 0.239006,
};

/** A curve's lowest and highest weight are at least so far apart, kg: what is less is no change. */
const LEAST_RANGE = 1;

/** Weights of the last 30 days, and what was drunk, eaten and burned today. */
export const bodySection = (
  { weight, food, water, waterGoal, activitySummary }: RecordCache,
  today: DayNumber,
  units: Units,
  withGoal: boolean,
): BodySection | undefined => {
  const at = checkedAt(weight, food, water);
  if (at === undefined) return undefined;
  const known = weight ? weight.value.filter(({ date }) => date > today - WEIGHT_POINTS) : [];
  const weights = known.map(({ value }) => value);
  const lowest = Math.min(...weights);
  const range = Math.max(LEAST_RANGE, Math.max(...weights) - lowest);
  const points = new Uint8Array(WEIGHT_POINTS).fill(NO_POINT);
  known.forEach(({ date }, i) => {
    points[WEIGHT_POINTS - 1 + date - today] = Math.round(((weights[i] - lowest) / range) * (NO_POINT - 1));
  });
  const [oldest] = weights;
  const newest = last(weights);
  const goal = withGoal && waterGoal ? waterGoal.value.goal : undefined;
  return present({
    at,
    date: today,
    units: { weight: units.weight, water: units.water, energy: units.energy },
    // In stones whole pounds stand beside them: rounded once.
    weight: units.weight === 'st' ? newest && newest * POUNDS : scaled(newest, units.weight),
    change: weights.length > 1 ? scaled(newest - oldest, units.weight) : undefined,
    points: newest && points,
    water: scaled(ofToday(water, today).drunk, units.water),
    waterGoal: scaled(goal, units.water),
    eaten: scaled(ofToday(food, today).eaten, units.energy),
    burned: scaled(ofToday(activitySummary, today).burned, units.energy),
  } as BodySection);
};

const scaled = (value: number | undefined, unit: keyof typeof SCALES): number | undefined =>
  value && value * SCALES[unit];

const ofToday = <T extends { date: DayNumber }>(held: Held<T> | undefined, today: DayNumber): Partial<T> =>
  held && held.value.date === today ? held.value : {};
