import type { DayNumber } from '../../../persona/calendar';
import { dateOrTodayParameter, SHORT_PERIODS, spanParameter } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import { bodyLog, knownWeighings } from './weight-log';

/** The longest range that is answered, in days. */
const LONGEST_RANGE = 30;

/** `GET /1/user/-/body/log/fat/date/{date}.json` */
export const fatByDate: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/fat/date/{date}.json',
  scopes: ['weight'],
  answer: (call) => body(call, [dateOrTodayParameter(call, 'date')]),
};

/** `GET /1/user/-/body/log/fat/date/{date}/{end}.json`: `end` is a period or a date. */
export const fatBySpan: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/fat/date/{date}/{end}.json',
  scopes: ['weight'],
  answer: (call) => body(call, spanParameter(call, SHORT_PERIODS, LONGEST_RANGE)),
};

function body(call: ResourceCall, days: readonly DayNumber[]): unknown {
  return {
    fat: days.flatMap((day) =>
      knownWeighings(call, day).flatMap((weighing) =>
        weighing.fatPercent === undefined
          ? []
          : [{ fat: weighing.fatPercent, ...bodyLog(call, day, weighing) }],
      ),
    ),
  };
}
