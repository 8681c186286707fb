import type { DayNumber } from '../../../persona/calendar';
import { readDateOrToday, readPeriodOrRangeDays, SHORT_PERIODS } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { describeLog, syncedWeighings } from './weight-log';

const MAX_RANGE_DAYS = 30;

/** `GET /1/user/-/body/log/fat/date/{date}.json` */
export const fatByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/fat/date/{date}.json',
  scopes: ['weight'],
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')]),
};

/** `GET /1/user/-/body/log/fat/date/{date}/{end}.json`: `end` is a period or a date. */
export const fatByPeriodOrRangeRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/fat/date/{date}/{end}.json',
  scopes: ['weight'],
  handle: (call) => buildBody(call, readPeriodOrRangeDays(call, SHORT_PERIODS, MAX_RANGE_DAYS)),
};

function buildBody(call: ResourceCall, days: readonly DayNumber[]): unknown {
  return {
    fat: days.flatMap((day) =>
      syncedWeighings(call, day).flatMap((weighing) =>
        weighing.fatPercent === undefined
          ? []
          : [{ fat: weighing.fatPercent, ...describeLog(call, day, weighing) }],
      ),
    ),
  };
}
