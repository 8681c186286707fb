import type { FoodIntake } from '../../../persona/intake-log';
import { foodLogId, foodLogs, type Nutrients, nutrientsOf } from '../../resources/nutrition/food-log';
import { waterLogs } from '../../resources/nutrition/water-log';
import { civilIntervalObject } from '../time-text';
import { MANUAL_SOURCE, MEMBERS } from './data-type';
import { createLogType } from './log-type';

const SCOPE = 'googlehealth.nutrition.readonly';

/** Nutrients without a field of their own, and what one unit of the persona's figure is in g. */
const table = [
  ['DIETARY_FIBER', 'fiber', 1],
  ['PROTEIN', 'protein', 1],
  ['SODIUM', 'sodium', 0.001],
] as const;

/** What was drunk, ml. */
export const hydrationLog = createLogType<number>({
  id: 'hydration-log',
  scope: SCOPE,
  members: MEMBERS.session,
  entries: (account, day) =>
    waterLogs(account, day).map(({ logId, at, millilitres }) => ({
      id: String(logId),
      at,
      source: MANUAL_SOURCE,
      what: millilitres,
    })),
  tell: (milliliters, at, calendar) => ({
    interval: civilIntervalObject(calendar, at, at),
    amountConsumed: { milliliters, userProvidedUnit: 'MILLILITER' },
  }),
  sum: (all) => ({
    amountConsumed: {
      millilitersSum: all.reduce((sum, one) => sum + one, 0),
      userProvidedUnitLast: 'MILLILITER',
    },
  }),
});

/** What was eaten. */
export const nutritionLog = createLogType<FoodIntake>({
  id: 'nutrition-log',
  scope: SCOPE,
  members: MEMBERS.session,
  entries: (account, day) =>
    foodLogs(account, day).map((eaten, i) => ({
      id: String(foodLogId(day, i)),
      at: eaten.at,
      source: MANUAL_SOURCE,
      what: eaten,
    })),
  tell(eaten, at, calendar) {
    const { calories, carbs, fat, ...others } = nutrientsOf(eaten);
    return {
      interval: civilIntervalObject(calendar, at, at),
      mealType: eaten.meal.toUpperCase(),
      foodDisplayName: eaten.food.name,
      energy: { kcal: calories },
      totalCarbohydrate: { grams: carbs },
      totalFat: { grams: fat },
      nutrients: table.map(([nutrient, key, unit]) => ({
        nutrient,
        quantity: { grams: others[key] * unit },
      })),
    };
  },
  sum(all) {
    const contents = all.map(nutrientsOf);
    const total = (key: keyof Nutrients) => contents.reduce((sum, one) => sum + one[key], 0);
    return {
      energy: { kcalSum: total('calories') },
      totalCarbohydrate: { gramsSum: total('carbs') },
      totalFat: { gramsSum: total('fat') },
      nutrients: table.map(([nutrient, key, unit]) => ({
        nutrient,
        quantity: { gramsSum: total(key) * unit },
      })),
    };
  },
});
