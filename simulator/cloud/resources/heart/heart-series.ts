import { SHORT_PERIODS, spanParameter } from '../../date-parameters';
import type { ReadRoute } from '../../route';
import { heartDay } from './heart-day';

/** The longest range that is answered, in days. */
const LONGEST_RANGE = 1095;

/** `GET /1/user/-/activities/heart/date/{date}/{end}.json`: `end` is a period or a date. */
export const heartSeries: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/heart/date/{date}/{end}.json',
  scopes: ['heartrate'],
  answer: (call) => ({
    'activities-heart': spanParameter(call, SHORT_PERIODS, LONGEST_RANGE).map((day) => heartDay(call, day)),
  }),
};
