import { dateParameter, dayRange } from '../date-parameters';
import type { ResourceRoute } from '../route';
import { sleepBodies } from './sleep-body';

const LONGEST_RANGE = 100;

/** `GET /1.2/user/-/sleep/date/{from}/{to}.json`: at most 100 days, latest first. */
export const sleepRange: ResourceRoute = {
  method: 'GET',
  path: '/1.2/user/{user}/sleep/date/{from}/{to}.json',
  scope: 'sleep',
  answer(call) {
    const days = dayRange(dateParameter(call, 'from'), dateParameter(call, 'to'), LONGEST_RANGE);
    return { sleep: days.reverse().flatMap((day) => sleepBodies(call.persona, day, call.now)) };
  },
};
