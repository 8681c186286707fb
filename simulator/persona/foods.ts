/** A food and the contents of 100 g: energy in kcal, sodium in mg, all else in g. */
export interface Food {
  id: number;
  name: string;
  calories: number;
  carbs: number;
  fat: number;
  fiber: number;
  protein: number;
  sodium: number;
}

/** Meals, numbered as in the Fitbit Web API. */
export const MEAL_TYPE_IDS = { breakfast: 1, lunch: 3, snack: 4, dinner: 5 } as const;
/** A meal of the day. */
export type Meal = keyof typeof MEAL_TYPE_IDS;

function createFood(
  id: number,
  name: string,
  [calories, carbs, fat, fiber, protein, sodium]: [number, number, number, number, number, number],
): Food {
  return { id, name, calories, carbs, fat, fiber, protein, sodium };
}

/** The foods of each meal; figures as found on packets, rounded. */
export const MENU: Readonly<Record<Meal, readonly Food[]>> = {
  breakfast: [
    createFood(80_101, 'Oat Porridge', [95, 15.5, 2.2, 1.8, 3.4, 40]),
    createFood(80_102, 'Rye Bread with Cheese', [268, 33, 10.4, 4.6, 10.8, 610]),
    createFood(80_103, 'Yogurt with Berries', [92, 11.2, 3.1, 0.9, 4.6, 48]),
  ],
  lunch: [
    createFood(80_201, 'Lentil Stew', [104, 15.2, 1.9, 5.1, 6.4, 290]),
    createFood(80_202, 'Pasta with Tomato', [148, 26.4, 2.7, 2.3, 4.9, 240]),
    createFood(80_203, 'Chicken Wrap', [214, 22.1, 8.6, 2, 12.3, 480]),
  ],
  snack: [
    createFood(80_301, 'Apple', [52, 13.8, 0.2, 2.4, 0.3, 1]),
    createFood(80_302, 'Almonds', [579, 21.6, 49.9, 12.5, 21.2, 1]),
    createFood(80_303, 'Plum Cake', [296, 44, 11.2, 1.9, 4.4, 210]),
  ],
  dinner: [
    createFood(80_401, 'Vegetable Curry with Rice', [126, 20.3, 3.4, 2.6, 3.1, 310]),
    createFood(80_402, 'Salmon with Potatoes', [142, 11.8, 6.1, 1.3, 10.2, 180]),
    createFood(80_403, 'Bean Salad', [118, 14.7, 3.6, 5.4, 6.2, 350]),
  ],
};
