import { GOALS } from '../../../common/preferences';
import { FITBIT_ENDPOINTS } from '../../../common/services';
import type { DayNumber } from '../../../common/snapshot';
import { extend } from '../../assign';
import { isoDate } from '../../dates';
import { type Decoder, decode } from '../../decode';
import { DAILY_LIMIT } from '../../http/budget';
import type { BearerErrors } from '../../http/service-error';
import { googleErrorMapping } from '../google/error-mapping';
import { type DataSet, type HealthService, MONTH_DAYS, type Records, WEEK_DAYS } from '../health-source';
import { unknownQuarterHours } from '../quarter-hours';
import {
  beatsPerMinute,
  breathsPerMinute,
  daySum,
  heartRateVariability,
  oxygenSaturation,
  skinTemperature,
} from '../ranges';
import { activitySummary } from './activity-summary';
import { alarms, cardioFitness, ecg, irnProfile } from './checkups';
import { devices } from './devices';
import { leaderboard } from './friends';
import { intradaySteps } from './intraday-steps';
import { food, water, waterGoal } from './nutrition';
import { profile } from './profile';
import { series, weightByDay } from './series';
import { sleepLogs } from './sleep';
import { type RangePath, type UserPath, userRequest } from './user-request';

/** A response about one day does not contain the day. */
type Undated<T> = T extends { date: DayNumber } ? Omit<T, 'date'> : T;

/**
 * The scope, path and decoder of a data set, and the number of days of a request. The path of several days ends before
 * their dates. Otherwise the blank in the path is today or the id of a device; with 1 day the record gets today's date,
 * with 0 it has none, and without a number it is a list.
 */
type Endpoint<T> =
  | [scope: string, path: UserPath, decoder: Decoder<Undated<T>>, days?: 0 | 1]
  | [scope: string, path: RangePath, decoder: Decoder<T>, days: typeof WEEK_DAYS | typeof MONTH_DAYS];

const ENDPOINTS: { [D in DataSet]: Endpoint<Records[D]> } = {
  profile: ['profile', 'profile', profile, 0],
  sleep: ['sleep', '/1.2/user/-/sleep', sleepLogs, WEEK_DAYS],
  activitySummary: ['activity', 'activities/date/{}', activitySummary, 1],
  restingHeartRate: [
    'heartrate',
    'activities/heart',
    series('activities-heart', 'value?.restingHeartRate', beatsPerMinute),
    MONTH_DAYS,
  ],
  hrv: ['heartrate', 'hrv', series('hrv', 'value?.dailyRmssd', heartRateVariability), MONTH_DAYS],
  breathing: ['respiratory_rate', 'br', series('br', 'value?.breathingRate', breathsPerMinute), MONTH_DAYS],
  // The one series that comes as a bare list.
  oxygen: ['oxygen_saturation', 'spo2', series('', 'value?.avg', oxygenSaturation), MONTH_DAYS],
  skin: [
    'temperature',
    'temp/skin',
    series('tempSkin', 'value?.nightlyRelative', skinTemperature),
    MONTH_DAYS,
  ],
  intradaySteps: ['activity', 'activities/steps/date/{}/1d/15min', intradaySteps, 1],
  dailySteps: ['activity', 'activities/steps', series('activities-steps', 'value', daySum), WEEK_DAYS],
  weight: ['weight', 'body/log/weight', weightByDay, MONTH_DAYS],
  food: ['nutrition', 'foods/log/date/{}', food, 1],
  water: ['nutrition', 'foods/log/water/date/{}', water, 1],
  waterGoal: ['nutrition', 'foods/log/water/goal', waterGoal, 0],
  friends: ['social', '/1.1/user/-/leaderboard/friends', leaderboard],
  devices: ['settings', 'devices', devices],
  cardioFitness: ['cardio_fitness', 'cardioscore', cardioFitness, MONTH_DAYS],
  ecg: ['electrocardiogram', 'ecg/list?sort=desc&limit=1&offset=0&beforeDate={}T23:59:59', ecg],
  irnProfile: ['irregular_rhythm_notifications', 'irn/profile', irnProfile, 0],
  alarms: ['settings', 'devices/tracker/{}/alarms', alarms],
};

/** What a response without content means (204); an empty list or record where it is not here. */
const NO_DATA: { [D in DataSet]?: Undated<Records[D]> } = {
  intradaySteps: { quarterHours: unknownQuarterHours() },
};

/** Stands for the number of days of a list that does not depend on the day. A range has more. */
const LIST = 2;

/** Its servers were seen to report errors in Google's words too. */
const errorMapping: BearerErrors = { classify: googleErrorMapping.classify };

/** The Fitbit Web API. */
export const fitbit: HealthService = {
  name: 'fitbit',
  oauth: FITBIT_ENDPOINTS,
  scopeOf: (dataSet) => ENDPOINTS[dataSet][0],
  goals: GOALS,
  dailyLimit: DAILY_LIMIT,
  bearerErrors: errorMapping,
  open: (authorizedFetch) => ({
    // The casts of paths: the compiler does not see which element of the union the number of days selects.
    read: <D extends DataSet>(dataSet: D, today: DayNumber, device?: string) => {
      const [, path, decoder, days = LIST] = ENDPOINTS[dataSet];
      const request =
        days > LIST
          ? userRequest(`${path}/date/{}/{}` as UserPath, isoDate(today - days + 1), isoDate(today))
          : userRequest(path as UserPath, device || isoDate(today));
      const readBody = (body: unknown): Records[D] => {
        // 204: there are no data.
        const value = body === undefined ? NO_DATA[dataSet] || (days < LIST ? {} : []) : decoder(body);
        // The compiler does not see that records without a date are those with 1 day.
        return (days === 1 ? extend({ date: today }, value) : value) as Records[D];
      };
      return authorizedFetch(request, errorMapping).then((body) => decode(readBody, body));
    },
  }),
};
