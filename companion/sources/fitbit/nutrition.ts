import { at, type Decoder, figure, record } from '../../decode';
import type { Food, Water, WaterGoal } from '../health-source';

/** kcal or ml of a day. */
const amount = figure(0, 50000);

/** Body of /1/user/-/foods/log/date/{date}.json, which does not say its own date. */
export const food: Decoder<Omit<Food, 'date'>> = record({
  eaten: at('summary.calories', amount),
  goal: at('goals?.calories', amount),
});

/** Body of /1/user/-/foods/log/water/date/{date}.json, which does not say its own date. */
export const water: Decoder<Omit<Water, 'date'>> = record({ drunk: at('summary.water', amount) });

/** Body of /1/user/-/foods/log/water/goal.json. */
export const waterGoal: Decoder<WaterGoal> = record({ goal: at('goal?.goal', amount) });
