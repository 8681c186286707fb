import { type Decoder, field, partial } from '../../decode';
import type { Food, Water, WaterGoal } from '../health-source';
import { dayAmount } from '../ranges';

/** Body of /1/user/-/foods/log/date/{date}.json, which does not contain its date. */
export const food: Decoder<Omit<Food, 'date' | 'loggedOn'>> = partial({
  eaten: field('summary.calories', dayAmount),
});

/** Body of /1/user/-/foods/log/water/date/{date}.json, which does not contain its date. */
export const water: Decoder<Omit<Water, 'date'>> = partial({ drunk: field('summary.water', dayAmount) });

/** Body of /1/user/-/foods/log/water/goal.json. */
export const waterGoal: Decoder<WaterGoal> = partial({ goal: field('goal?.goal', dayAmount) });
