import { readDate } from '../../persona/calendar';
import { dateOrTodayParameter, invalid } from '../date-parameters';
import type { ResourceRoute } from '../route';
import { heartDays } from './heart-day';

/** Days that a period has; a month is thirty. */
const PERIODS: Readonly<Record<string, number>> = { '1d': 1, '7d': 7, '30d': 30, '1w': 7, '1m': 30 };

/**
 * `GET /1/user/-/activities/heart/date/{date}/{end}.json`: `end` is a period, which then ends on the
 * date, or the last date of a range that begins there.
 */
export const heartSeries: ResourceRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/heart/date/{date}/{end}.json',
  scope: 'heartrate',
  answer(call) {
    const date = dateOrTodayParameter(call, 'date');
    const end = call.param('end');
    const days = PERIODS[end];
    if (days !== undefined) return heartDays(call, date - days + 1, date);
    if (end !== 'today' && readDate(end) === undefined) {
      throw invalid('period', `Invalid time period: ${end}`);
    }
    return heartDays(call, date, dateOrTodayParameter(call, 'end'));
  },
};
