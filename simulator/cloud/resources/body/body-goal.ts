import { invalidParameter } from '../../date-parameters';
import type { ReadRoute } from '../../route';

const FAT_GOAL_PERCENT = 24;
/** In the units of the response. */
const WEIGHT_THRESHOLD = 0.05;

/** `GET /1/user/-/body/log/{kind}/goal.json`: of `weight` or `fat`. */
export const bodyGoalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/{kind}/goal.json',
  scopes: ['weight'],
  handle({ persona, units, pathParameter }) {
    const { account, body, goals } = persona;
    if (pathParameter('kind') === 'fat') return { goal: { fat: FAT_GOAL_PERCENT } };
    if (pathParameter('kind') !== 'weight')
      throw invalidParameter('goal-type', `Invalid goal type: ${pathParameter('kind')}`);
    return {
      goal: {
        goalType: goals.weight < body.weight ? 'LOSE' : 'GAIN',
        startDate: account.memberSince,
        startWeight: units.weight(body.weight),
        weight: units.weight(goals.weight),
        weightThreshold: WEIGHT_THRESHOLD,
      },
    };
  },
};
