import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { Weighing } from '../../../persona/weighing';
import { readDateOrToday, readPeriodOrRangeDays, SHORT_PERIODS } from '../../date-parameters';
import type { AccountState, ReadRoute, ResourceCall } from '../../route';

const MAX_RANGE_DAYS = 31;

/** `GET /1/user/-/body/log/weight/date/{date}.json` */
export const weightByDateRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/weight/date/{date}.json',
  scopes: ['weight'],
  handle: (call) => buildBody(call, [readDateOrToday(call, 'date')]),
};

/** `GET /1/user/-/body/log/weight/date/{date}/{end}.json`: `end` is a period or a date. */
export const weightByPeriodOrRangeRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/body/log/weight/date/{date}/{end}.json',
  scopes: ['weight'],
  handle: (call) => buildBody(call, readPeriodOrRangeDays(call, SHORT_PERIODS, MAX_RANGE_DAYS)),
};

function buildBody(call: ResourceCall, days: readonly DayNumber[]): unknown {
  return {
    weight: days.flatMap((day) => syncedWeighings(call, day).map((one) => describeWeighing(call, day, one))),
  };
}

/** The day's weighings so far: scales sync at once. */
export function syncedWeighings({ persona, now }: AccountState, day: DayNumber): Weighing[] {
  return persona.weighings(day).filter(({ at }) => at <= now);
}

/** The fields of every body log. Its id is its time in ms. */
export function describeLog(
  { persona }: ResourceCall,
  day: DayNumber,
  { at, isFromScale }: Weighing,
): { date: string; logId: number; source: string; time: string } {
  return {
    date: formatIsoDate(day),
    logId: at,
    source: isFromScale ? 'Aria' : 'API',
    time: persona.calendar.formatWallTime(at).slice(11, 19),
  };
}

function describeWeighing(call: ResourceCall, day: DayNumber, weighing: Weighing): unknown {
  const bmi = weighing.kilograms / call.persona.body.height ** 2;
  return {
    bmi: Number(bmi.toFixed(2)),
    ...describeLog(call, day, weighing),
    weight: call.units.weight(weighing.kilograms),
  };
}
