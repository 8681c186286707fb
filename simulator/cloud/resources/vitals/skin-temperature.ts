import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import { readDateOrToday, readIntervalParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { syncedVitals } from '../../tracker-sync';

const MAX_RANGE_DAYS = 30;

/** `GET /1/user/-/temp/skin/date/{date}.json` */
export const skinTemperatureByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/temp/skin/date/{date}.json',
  scopes: ['temperature'],
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')]),
};

/** `GET /1/user/-/temp/skin/date/{from}/{to}.json` */
export const skinTemperatureByIntervalRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/temp/skin/date/{from}/{to}.json',
  scopes: ['temperature'],
  handle: (call) => buildBody(call, readIntervalParameter(call, MAX_RANGE_DAYS)),
};

/** Nights without a measurement are missing. Only the Sense has a dedicated sensor. */
function buildBody({ persona, now, units }: ResourceCall, days: readonly DayNumber[]): unknown {
  const logType = persona.devices.watch === 'Sense' ? 'dedicated_temp_sensor' : 'other_sensors';
  return {
    tempSkin: days.flatMap((day) => {
      const { skin } = syncedVitals(persona, day, now);
      if (skin === undefined) return [];
      return [
        {
          dateTime: formatIsoDate(day),
          value: { nightlyRelative: units.temperatureDifference(skin) },
          logType,
        },
      ];
    }),
  };
}
