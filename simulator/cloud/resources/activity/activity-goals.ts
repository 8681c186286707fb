import { invalidParameter } from '../../date-parameters';
import { GOAL_IN_MILLIMETRES_SINCE } from '../../quirks';
import type { ReadRoute, ResourceCall } from '../../route';

/** The goals of a day. */
export function describeActivityGoals(call: ResourceCall): Record<string, number> {
  const { goals } = call.persona;
  const inMillimetres = call.now >= GOAL_IN_MILLIMETRES_SINCE;
  return {
    activeMinutes: goals.activeMinutes,
    caloriesOut: goals.calories,
    distance: inMillimetres ? Math.round(goals.distance * 1000) : call.units.distance(goals.distance),
    floors: goals.floors,
    steps: goals.steps,
  };
}

/** `GET /1/user/-/activities/goals/{period}.json`: the goals of a day or a week. */
export const activityGoalsRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/goals/{period}.json',
  scopes: ['activity'],
  handle(call) {
    const daily = describeActivityGoals(call);
    if (call.pathParameter('period') === 'daily') return { goals: daily };
    if (call.pathParameter('period') !== 'weekly')
      throw invalidParameter('period', `Invalid period: ${call.pathParameter('period')}`);
    const weekly = (['distance', 'floors', 'steps'] as const).map((name) => [name, 7 * (daily[name] ?? 0)]);
    return { goals: Object.fromEntries(weekly) };
  },
};
