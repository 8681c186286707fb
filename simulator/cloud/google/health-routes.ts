import { dailyRollUpDataPoints } from './data-points/daily-roll-up';
import { getDataPoint, listDataPoints, reconcileDataPoints } from './data-points/list';
import { rollUpDataPoints } from './data-points/roll-up';
import type { HealthRoute } from './google-route';
import { accountRoutes } from './users/account-routes';

/** Every endpoint of the wearer's data. */
export const healthRoutes: readonly HealthRoute[] = [
  ...accountRoutes,
  listDataPoints,
  reconcileDataPoints,
  getDataPoint,
  rollUpDataPoints,
  dailyRollUpDataPoints,
];
