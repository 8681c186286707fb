import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import { readDateOrToday, readIntervalParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { syncedVitals } from '../../tracker-sync';

/** The documentation gives no limit. */
const MAX_RANGE_DAYS = Number.POSITIVE_INFINITY;

/** `GET /1/user/-/spo2/date/{date}.json`: the night itself, or an empty object without a measurement. */
export const oxygenSaturationByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/spo2/date/{date}.json',
  scopes: ['oxygen_saturation'],
  handle: (call) => describeNight(call, readDateOrToday(call, 'date')) ?? {},
};

/** `GET /1/user/-/spo2/date/{from}/{to}.json`: a list, without nights that have no measurement. */
export const oxygenSaturationByIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/spo2/date/{from}/{to}.json',
  scopes: ['oxygen_saturation'],
  handle: (call) =>
    readIntervalParameter(call, MAX_RANGE_DAYS).flatMap((day) => describeNight(call, day) ?? []),
};

function describeNight({ persona, now }: ResourceCall, day: DayNumber): object | undefined {
  const { oxygen } = syncedVitals(persona, day, now);
  if (!oxygen) return undefined;
  const value = { avg: oxygen.average, min: oxygen.lowest, max: oxygen.highest };
  return { dateTime: formatIsoDate(day), value };
}
