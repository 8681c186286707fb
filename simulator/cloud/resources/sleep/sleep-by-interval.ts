import { readDateParameter, readIntervalParameter } from '../../date-parameters';
import type { ReadRoute } from '../../route';
import { describeSleeps } from './describe-sleep';

const MAX_RANGE_DAYS = 100;

/** `GET /1.2/user/-/sleep/date/{from}/{to}.json`: at most 100 days, latest first. */
export const sleepByIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1.2/user/{user}/sleep/date/{from}/{to}.json',
  scopes: ['sleep'],
  handle(call) {
    const days = readIntervalParameter(call, MAX_RANGE_DAYS, readDateParameter);
    return { sleep: days.reverse().flatMap((day) => describeSleeps(call.persona, day, call.now)) };
  },
};
