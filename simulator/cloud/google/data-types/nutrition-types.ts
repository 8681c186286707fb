import type { FoodIntake } from '../../../persona/intake-log';
import {
  createFoodLogId,
  listFoodLogs,
  type Nutrients,
  nutrientsOf,
} from '../../resources/nutrition/food-log';
import { listWaterLogs } from '../../resources/nutrition/water-log';
import { toCivilInterval } from '../time-format';
import { FILTER_MEMBERS, MANUAL_SOURCE } from './data-type';
import { createLogType } from './log-type';

const SCOPE = 'googlehealth.nutrition.readonly';

/** Nutrients that the service lists by name: its name, the persona's field, and grams in a unit of that field. */
const NUTRIENT_FIELDS = [
  ['DIETARY_FIBER', 'fiber', 1],
  ['PROTEIN', 'protein', 1],
  ['SODIUM', 'sodium', 0.001],
] as const;

/** Water in ml. */
export const hydrationLog = createLogType<number>({
  id: 'hydration-log',
  scope: SCOPE,
  filterMembers: FILTER_MEMBERS.session,
  listEntries: (account, day) =>
    listWaterLogs(account, day).map(({ logId, at, millilitres }) => ({
      id: String(logId),
      at,
      source: MANUAL_SOURCE,
      value: millilitres,
    })),
  toJson: (milliliters, at, calendar) => ({
    interval: toCivilInterval(calendar, { start: at, end: at }),
    amountConsumed: { milliliters, userProvidedUnit: 'MILLILITER' },
  }),
  sum: (values) => ({
    amountConsumed: {
      millilitersSum: values.reduce((sum, value) => sum + value, 0),
      userProvidedUnitLast: 'MILLILITER',
    },
  }),
});

/** Foods. */
export const nutritionLog = createLogType<FoodIntake>({
  id: 'nutrition-log',
  scope: SCOPE,
  filterMembers: FILTER_MEMBERS.session,
  listEntries: (account, day) =>
    listFoodLogs(account, day).map((eaten, i) => ({
      id: String(createFoodLogId(day, i)),
      at: eaten.at,
      source: MANUAL_SOURCE,
      value: eaten,
    })),
  toJson(eaten, at, calendar) {
    const { calories, carbs, fat, ...others } = nutrientsOf(eaten);
    return {
      interval: toCivilInterval(calendar, { start: at, end: at }),
      mealType: eaten.meal.toUpperCase(),
      foodDisplayName: eaten.food.name,
      energy: { kcal: calories },
      totalCarbohydrate: { grams: carbs },
      totalFat: { grams: fat },
      nutrients: NUTRIENT_FIELDS.map(([nutrient, key, unit]) => ({
        nutrient,
        quantity: { grams: others[key] * unit },
      })),
    };
  },
  sum(values) {
    const contents = values.map(nutrientsOf);
    const total = (key: keyof Nutrients) => contents.reduce((sum, content) => sum + content[key], 0);
    return {
      energy: { kcalSum: total('calories') },
      totalCarbohydrate: { gramsSum: total('carbs') },
      totalFat: { gramsSum: total('fat') },
      nutrients: NUTRIENT_FIELDS.map(([nutrient, key, unit]) => ({
        nutrient,
        quantity: { gramsSum: total(key) * unit },
      })),
    };
  },
});
