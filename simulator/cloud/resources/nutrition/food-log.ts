import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import { MEAL_TYPE_IDS } from '../../../persona/foods';
import type { FoodIntake } from '../../../persona/intake-log';
import { roundToTenths } from '../../../persona/rounding';
import { readDateParameter } from '../../date-parameters';
import type { AccountState, ReadRoute, ResourceCall } from '../../route';
import { describeFoodGoals } from './food-goal';
import { listWaterLogs } from './water-log';

const GRAM = { id: 147, name: 'gram', plural: 'grams' };
/** The ids of grams and ounces. */
const UNIT_IDS = [147, 226];

/** Energy in kcal, sodium in mg, the rest in g. */
export interface Nutrients {
  calories: number;
  carbs: number;
  fat: number;
  fiber: number;
  protein: number;
  sodium: number;
}

/** `GET /1/user/-/foods/log/date/{date}.json` */
export const foodLogRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/foods/log/date/{date}.json',
  scopes: ['nutrition'],
  handle(call) {
    const day = readDateParameter(call, 'date');
    const eaten = listFoodLogs(call, day);
    const water = listWaterLogs(call, day).reduce((sum, { millilitres }) => sum + millilitres, 0);
    return {
      foods: eaten.map((one, i) => describeFood(call, day, one, i)),
      goals: describeFoodGoals(call),
      summary: { ...sumNutrients(eaten.map(nutrientsOf)), water: call.units.volume(water) },
    };
  },
};

function describeFood(call: ResourceCall, day: DayNumber, eaten: FoodIntake, i: number): unknown {
  const { food, grams, meal } = eaten;
  const values = nutrientsOf(eaten);
  return {
    isFavorite: false,
    logDate: formatIsoDate(day),
    logId: createFoodLogId(day, i),
    loggedFood: {
      accessLevel: 'PUBLIC',
      amount: grams,
      brand: '',
      calories: values.calories,
      foodId: food.id,
      mealTypeId: MEAL_TYPE_IDS[meal],
      locale: call.persona.account.locale,
      name: food.name,
      unit: GRAM,
      units: UNIT_IDS,
    },
    nutritionalValues: values,
  };
}

/** The food that the persona has eaten so far that day, in order of time. */
export function listFoodLogs({ persona, now }: AccountState, day: DayNumber): FoodIntake[] {
  return persona.intake(day).food.filter(({ at }) => at <= now);
}

/** The id of the day's food log `i`. */
export function createFoodLogId(day: DayNumber, i: number): number {
  return 30_000_000_000 + day * 100 + i;
}

/** The nutrients of a portion, rounded as the service rounds them. */
export function nutrientsOf({ food, grams }: FoodIntake): Nutrients {
  const share = (value: number) => roundToTenths((value * grams) / 100);
  return {
    calories: Math.round((food.calories * grams) / 100),
    carbs: share(food.carbs),
    fat: share(food.fat),
    fiber: share(food.fiber),
    protein: share(food.protein),
    sodium: share(food.sodium),
  };
}

function sumNutrients(list: readonly Nutrients[]): Nutrients {
  const sum = (key: keyof Nutrients) => roundToTenths(list.reduce((total, one) => total + one[key], 0));
  return {
    calories: sum('calories'),
    carbs: sum('carbs'),
    fat: sum('fat'),
    fiber: sum('fiber'),
    protein: sum('protein'),
    sodium: sum('sodium'),
  };
}
