import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import { readDateOrToday, readIntervalParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { syncedVitals } from '../../tracker-sync';

const MAX_RANGE_DAYS = 30;

/** `GET /1/user/-/hrv/date/{date}.json` */
export const heartRateVariabilityByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/hrv/date/{date}.json',
  scopes: ['heartrate'],
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')]),
};

/** `GET /1/user/-/hrv/date/{from}/{to}.json` */
export const heartRateVariabilityByIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/hrv/date/{from}/{to}.json',
  scopes: ['heartrate'],
  handle: (call) => buildBody(call, readIntervalParameter(call, MAX_RANGE_DAYS)),
};

/** Nights without a measurement are missing. */
function buildBody({ persona, now }: ResourceCall, days: readonly DayNumber[]): unknown {
  return {
    hrv: days.flatMap((day) => {
      const { hrv } = syncedVitals(persona, day, now);
      if (!hrv) return [];
      const value = { dailyRmssd: hrv.all, deepRmssd: hrv.deep };
      return [{ value, dateTime: formatIsoDate(day) }];
    }),
  };
}
