import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import { readDateOrToday, readIntervalParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { syncedRestingHeartRate } from '../../tracker-sync';

const MAX_RANGE_DAYS = 30;

/** `GET /1/user/-/cardioscore/date/{date}.json` */
export const cardioFitnessByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/cardioscore/date/{date}.json',
  scopes: ['cardio_fitness'],
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')]),
};

/** `GET /1/user/-/cardioscore/date/{from}/{to}.json` */
export const cardioFitnessByIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/cardioscore/date/{from}/{to}.json',
  scopes: ['cardio_fitness'],
  handle: (call) => buildBody(call, readIntervalParameter(call, MAX_RANGE_DAYS)),
};

/** An estimate is a range, `42-46`; after a run it is one value. Both are strings. */
function buildBody({ persona, now }: ResourceCall, days: readonly DayNumber[]): unknown {
  return {
    cardioScore: days.flatMap((day) => {
      const fitness = persona.cardioFitness(day);
      if (!fitness || syncedRestingHeartRate(persona, day, now) === undefined) return [];
      const { low, high } = fitness;
      return [
        { dateTime: formatIsoDate(day), value: { vo2Max: low === high ? `${low}` : `${low}-${high}` } },
      ];
    }),
  };
}
