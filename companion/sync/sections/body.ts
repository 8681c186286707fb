import type { Units } from '../../../common/preferences';
import { type BodySection, type DayNumber, NO_WEIGHT, WEIGHT_POINT_COUNT } from '../../../common/snapshot';
import { lastItem } from '../../last-item';
import { max, min, round } from '../../math';
import { type CachedRecord, type RecordCache, recordOf } from '../record-cache';
import { oldestFetchedAt, toWireFields } from './section';

/** Pounds in a kg. */
const POUNDS_PER_KG = 1 / 0.45359237;
/** Number of units of the snapshot in one unit of the records (kg, ml, kcal), by the wearer's unit. */
const UNIT_SCALES = {
  kg: 10,
  lb: 10 * POUNDS_PER_KG,
  st: 10 * POUNDS_PER_KG,
  l: 0.01,
  floz: 1 / 29.5735,
  kcal: 1,
  kJ: 1 / 0.239006,
};

/** The least range of the weight curve, so that noise does not look like a change. */
const MIN_RANGE_KG = 1;

/** Weights of the last 30 days, and what was drunk, eaten and burned today. */
export const buildBodySection = (
  { weight, food, water, waterGoal, activitySummary }: RecordCache,
  today: DayNumber,
  { weight: weightUnit, water: waterUnit, energy: energyUnit }: Units,
  isGoalShown: boolean,
): BodySection | undefined => {
  const at = oldestFetchedAt(weight, food, water);
  if (!at) return undefined;
  const recent = weight ? weight.value.filter(({ date }) => date > today - WEIGHT_POINT_COUNT) : [];
  const weights = recent.map(({ value }) => value);
  const lowest = min(...weights);
  const range = max(MIN_RANGE_KG, max(...weights) - lowest);
  // Up to the day of the newest.
  const points: number[] = [];
  for (const { date, value } of recent) {
    const index = WEIGHT_POINT_COUNT - 1 + date - today;
    while (points.length < index) points.push(NO_WEIGHT);
    points[index] = round(((value - lowest) / range) * (NO_WEIGHT - 1));
  }
  const [oldest, second] = weights;
  const newest = lastItem(weights);
  const { eaten = -1 } = ifToday(food, today);
  const goal = isGoalShown ? recordOf(waterGoal).goal : undefined;
  return toWireFields({
    at,
    date: today,
    units: { weight: weightUnit, water: waterUnit, energy: energyUnit },
    // Stones are shown with whole pounds, so the weight is in pounds and rounded only once.
    weight: weightUnit === 'st' ? newest && newest * POUNDS_PER_KG : scale(newest, weightUnit),
    change: scale(second && oldest && newest && newest - oldest, weightUnit),
    points: newest ? new Uint8Array(points) : undefined,
    water: scale(ifToday(water, today).drunk, waterUnit),
    waterGoal: scale(goal, waterUnit),
    eaten: isFoodLogged(food, today) ? scale(eaten, energyUnit) : undefined,
    burned: scale(ifToday(activitySummary, today).burned, energyUnit),
  });
};

const scale = (value: number | undefined, unit: keyof typeof UNIT_SCALES): number | undefined =>
  value && value * UNIT_SCALES[unit];

/** Whether the wearer logs food: in the days that a curve shows. */
const isFoodLogged = (food: RecordCache['food'], today: DayNumber): unknown => {
  const { eaten, loggedOn = 0 } = recordOf(food);
  return eaten || loggedOn > today - WEIGHT_POINT_COUNT;
};

const ifToday = <T extends { date: DayNumber }>(
  cached: CachedRecord<T> | undefined,
  today: DayNumber,
): Partial<T> => (cached && cached.value.date === today ? cached.value : {});
