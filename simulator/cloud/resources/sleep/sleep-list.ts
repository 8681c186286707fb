import { today } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { paginate, type Timeline } from '../paginate';
import { describeSleeps } from './describe-sleep';

const MAX_PAGE_SIZE = 100;

/** `GET /1.2/user/-/sleep/list.json`: logs in pages, by the date on which they ended. */
export const sleepListRoute: ReadRoute = {
  method: 'GET',
  path: '/1.2/user/{user}/sleep/list.json',
  scopes: ['sleep'],
  handle(call) {
    const { items, pagination } = paginate(call, createSleepTimeline(call), MAX_PAGE_SIZE);
    return { pagination, sleep: items };
  },
};

function createSleepTimeline(call: ResourceCall): Timeline<Record<string, unknown>> {
  const { persona, now } = call;
  const { calendar, memberSince } = persona;
  return {
    *from(t) {
      for (let day = Math.max(memberSince, calendar.dayOf(t)); day <= today(call); day++) {
        yield* describeSleeps(persona, day, now).reverse();
      }
    },
    *before(t) {
      for (let day = Math.min(today(call), calendar.dayOf(t - 1)); day >= memberSince; day--) {
        yield* describeSleeps(persona, day, now);
      }
    },
  };
}
