import { readPeriodOrRangeDays, SHORT_PERIODS } from '../../date-parameters';
import type { ReadRoute } from '../../route';
import { describeHeartDay } from './heart-day';

const MAX_RANGE_DAYS = 1095;

/** `GET /1/user/-/activities/heart/date/{date}/{end}.json`: `end` is a period or a date. */
export const heartRateSeriesRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/heart/date/{date}/{end}.json',
  scopes: ['heartrate'],
  handle: (call) => ({
    'activities-heart': readPeriodOrRangeDays(call, SHORT_PERIODS, MAX_RANGE_DAYS).map((day) =>
      describeHeartDay(call, day),
    ),
  }),
};
