import type { ReadRoute, ResourceCall } from '../../route';

/** The daily goal in kcal, without a food plan. */
export function describeFoodGoals({ persona }: ResourceCall): { calories: number } {
  return { calories: persona.goals.caloriesIn };
}

/** `GET /1/user/-/foods/log/goal.json` */
export const foodGoalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/foods/log/goal.json',
  scopes: ['nutrition'],
  handle: (call) => ({ goals: describeFoodGoals(call) }),
};
