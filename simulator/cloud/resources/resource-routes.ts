import type { ResourceRoute } from '../route';
import { dailyActivity } from './daily-activity';
import { heartSeries } from './heart-series';
import { profile } from './profile';
import { sleepByDate } from './sleep-by-date';
import { sleepRange } from './sleep-range';

/** Every endpoint of the wearer's data. */
export const resourceRoutes: readonly ResourceRoute[] = [
  profile,
  dailyActivity,
  heartSeries,
  sleepByDate,
  sleepRange,
];
