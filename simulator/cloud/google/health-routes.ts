import { dailyRollUpDataPointsRoute } from './data-points/daily-roll-up';
import { getDataPointRoute, listDataPointsRoute, reconcileDataPointsRoute } from './data-points/list';
import { rollUpDataPointsRoute } from './data-points/roll-up';
import type { HealthRoute } from './google-route';
import { accountRoutes } from './users/account-routes';

/** Every endpoint of the wearer's data. */
export const healthRoutes: readonly HealthRoute[] = [
  ...accountRoutes,
  listDataPointsRoute,
  reconcileDataPointsRoute,
  getDataPointRoute,
  rollUpDataPointsRoute,
  dailyRollUpDataPointsRoute,
];
