import { formatIsoDate } from '../../../persona/calendar';
import { ALL_PERIODS, invalidParameter, readPeriodOrRangeDays } from '../../date-parameters';
import type { ReadRoute, ResourceCall } from '../../route';
import type { UnitSystem } from '../../units';
import { SyncedActivity } from './synced-activity';

/** The value of a day in each series. */
const SERIES: Readonly<Record<string, (day: SyncedActivity, units: UnitSystem) => number>> = {
  steps: (day) => day.steps,
  distance: (day, units) => units.distance(day.distance),
  calories: (day) => day.calories,
  caloriesBMR: (day) => day.restingCalories,
  activityCalories: (day) => day.activityCalories,
  floors: (day) => day.floors,
  elevation: (day, units) => units.elevation(day.elevation),
  minutesSedentary: (day) => day.sedentaryMinutes,
  minutesLightlyActive: (day) => day.active.lightly.minutes,
  minutesFairlyActive: (day) => day.active.fairly.minutes,
  minutesVeryActive: (day) => day.active.very.minutes,
};
const MAX_RANGE_DAYS = 1095;
const SERIES_MAX_RANGE_DAYS: Readonly<Record<string, number>> = { activityCalories: 30 };

/**
 * `GET /1/user/-/activities/{resource}/date/{date}/{end}.json`: `end` is a period or a date. Values are
 * strings.
 */
export const activitySeriesRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/{resource}/date/{date}/{end}.json',
  scopes: ['activity'],
  handle: (call) => ({ [`activities-${call.pathParameter('resource')}`]: readSeries(call) }),
};

/** The same without manual entries, which personas do not make. */
export const trackerSeriesRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/tracker/{resource}/date/{date}/{end}.json',
  scopes: ['activity'],
  handle: (call) => ({ [`activities-tracker-${call.pathParameter('resource')}`]: readSeries(call) }),
};

function readSeries(call: ResourceCall): { dateTime: string; value: string }[] {
  const { persona, now, units } = call;
  const resource = call.pathParameter('resource');
  const read = Object.hasOwn(SERIES, resource) ? SERIES[resource] : undefined;
  if (!read)
    throw invalidParameter('resource path', `Invalid time series resource path: /activities/${resource}`);
  return readPeriodOrRangeDays(call, ALL_PERIODS, SERIES_MAX_RANGE_DAYS[resource] ?? MAX_RANGE_DAYS).map(
    (day) => ({
      dateTime: formatIsoDate(day),
      value: String(read(new SyncedActivity(persona, day, now), units)),
    }),
  );
}
