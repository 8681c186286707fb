import type { ReadRoute } from '../../route';

/** `GET /1.2/user/-/sleep/goal.json` */
export const sleepGoalRoute: ReadRoute = {
  method: 'GET',
  path: '/1.2/user/{user}/sleep/goal.json',
  scopes: ['sleep'],
  handle: ({ persona }) => ({
    goal: {
      minDuration: persona.goals.minutesAsleep,
      updatedOn: `${persona.account.memberSince}T12:00:00.000Z`,
    },
  }),
};
