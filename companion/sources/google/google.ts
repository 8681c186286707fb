import { GOOGLE_ENDPOINTS, SCOPE_PREFIXES } from '../../../common/services';
import type { DayNumber } from '../../../common/snapshot';
import { assign } from '../../assign';
import { type Decoder, decode, field } from '../../decode';
import type { JsonFields } from '../../http/parse-json';
import { asServiceError, fail, NOT_FOUND, type ServiceError, stopsAll } from '../../http/service-error';
import { isEmpty } from '../../is-empty';
import type { After, HttpRequest } from '../../platform';
import { mapAll, promiseTry } from '../../promises';
import {
  type DataSet,
  type DayValue,
  type HealthService,
  MONTH_DAYS,
  type Reading,
  type Records,
  WEEK_DAYS,
} from '../health-source';
import { beatsPerMinute, breathsPerMinute, heartRateVariability, oxygenSaturation } from '../ranges';
import { devices, irnProfile, settings } from './account';
import { cardioFitness, ecg } from './checkups';
import { googleErrorMapping } from './error-mapping';
import { intradaySteps } from './intraday-steps';
import { fetchPages, mergePages, type Pages } from './pages';
import {
  dailySums,
  dataPoints,
  quarterHourSums,
  type RequestBuilder,
  reconciledPoints,
  resource,
} from './request';
import { aboveBaseline, dailyValues, daySums, STEPS_PATH, stepsByDay, weightByDay } from './series';
import { sleepLogs } from './sleep';
import { createThrottle } from './throttle';
import type { ZoneOffset } from './time';

/**
 * The scope of a data set without the common prefix and suffix, the requests, the decoder of the merged responses, and
 * the number of days. Without days it is one page that does not depend on the day; of several days it is a list.
 */
type Endpoint<T> = [
  scope: string,
  buildRequests: RequestBuilder[],
  reader: (zone: ZoneOffset, today: DayNumber) => Decoder<T>,
  days?: 1 | typeof WEEK_DAYS | typeof MONTH_DAYS,
];

/** A page has 25 sleeps, and a week with naps may have more. Other data sets hardly ever have a second page. */
const MAX_PAGES = 5;

const ACTIVITY = 'activity_and_fitness';
const METRICS = 'health_metrics_and_measurements';
const NUTRITION = 'nutrition';
const SETTINGS = 'settings';

/** A value a night, which `value` decodes from each data point. */
const nightly = (type: string, value: Decoder<number | undefined>): Endpoint<DayValue[]> => {
  // JSON has the name of the type in camel case.
  const decoder = dailyValues(
    type.replace(/-./g, (letter) => letter.charAt(1).toUpperCase()),
    value,
  );
  return [METRICS, [reconciledPoints(type, 'date')], () => decoder, MONTH_DAYS];
};

/** The service has no friends, alarms or goals. */
const ENDPOINTS: { [D in DataSet]?: Endpoint<Records[D]> } = {
  profile: [SETTINGS, [resource('settings')], () => settings],
  sleep: ['sleep', [reconciledPoints('sleep', 'interval.civil_end_time')], sleepLogs, WEEK_DAYS],
  activitySummary: [
    ACTIVITY,
    [dailySums('steps'), dailySums('total-calories')],
    daySums({ steps: STEPS_PATH, burned: 'totalCalories?.kcalSum?' }),
    1,
  ],
  restingHeartRate: nightly('daily-resting-heart-rate', field('beatsPerMinute?', beatsPerMinute)),
  hrv: nightly(
    'daily-heart-rate-variability',
    field('averageHeartRateVariabilityMilliseconds?', heartRateVariability),
  ),
  breathing: nightly('daily-respiratory-rate', field('breathsPerMinute?', breathsPerMinute)),
  oxygen: nightly('daily-oxygen-saturation', field('averagePercentage?', oxygenSaturation)),
  skin: nightly('daily-sleep-temperature-derivations', aboveBaseline),
  intradaySteps: [ACTIVITY, [quarterHourSums('steps')], intradaySteps, 1],
  dailySteps: [ACTIVITY, [dailySums('steps')], () => stepsByDay, WEEK_DAYS],
  weight: [METRICS, [reconciledPoints('weight', 'sample_time.civil_time')], weightByDay, MONTH_DAYS],
  // Without an entry nothing counts as eaten or drunk.
  food: [NUTRITION, [dailySums('nutrition-log')], daySums({ eaten: 'nutritionLog?.energy?.kcalSum?' }, 0), 1],
  water: [
    NUTRITION,
    [dailySums('hydration-log')],
    daySums({ drunk: 'hydrationLog?.amountConsumed?.millilitersSum?' }, 0),
    1,
  ],
  devices: [SETTINGS, [resource('pairedDevices?pageSize=50')], () => devices],
  cardioFitness: [ACTIVITY, [dataPoints('daily-vo2-max', 'date')], () => cardioFitness, MONTH_DAYS],
  // Each reading includes its waveform and is long.
  ecg: ['ecg', [resource('dataTypes/electrocardiogram/dataPoints?pageSize=1')], ecg],
  irnProfile: ['irn', [resource('irnProfile')], () => irnProfile],
};

/** The activity summary takes two requests, and a token lasts an hour. The service itself has no daily limit. */
const GOOGLE_DAILY_LIMIT = 600;

/**
 * Pause between two requests. The service allows 2.5 a second (300 a minute once Google has reviewed the app); some
 * arrive late.
 */
const REQUEST_GAP_MS = 500;

/** The scope for a data set; undefined where the service has no such data. */
export const googleScopeOf = (dataSet: DataSet): string | undefined => {
  const endpoint = ENDPOINTS[dataSet];
  return endpoint && `${SCOPE_PREFIXES.google}${endpoint[0]}.readonly`;
};

/**
 * The Google Health API v4. `zone` is the wearer's zone as known before the profile is fetched. It is needed because
 * the service reports steps by the quarter hour in UTC.
 */
export const createGoogle = (after: After, now: () => number, zone: ZoneOffset): HealthService => {
  const throttle = createThrottle(after, REQUEST_GAP_MS);
  return {
    name: 'google',
    oauth: GOOGLE_ENDPOINTS,
    scopeOf: googleScopeOf,
    goals: [],
    dailyLimit: GOOGLE_DAILY_LIMIT,
    bearerErrors: googleErrorMapping,
    open: (authorizedFetch) => {
      // How far the zone in the profile is from `zone`, ms.
      let shift = 0;
      const wearerZoneOffset: ZoneOffset = (time) => zone(time) + shift;
      // Requests wait for their turn. When one shows that all would fail, those that wait are not sent.
      let stopped: unknown;
      const send = (request: HttpRequest) =>
        throttle()
          .then(() => {
            if (stopped) throw stopped;
            return authorizedFetch(request, googleErrorMapping);
          })
          .catch((error) => {
            if (stopsAll(asServiceError(error))) stopped = error;
            throw error;
          });
      /**
       * All pages that could be fetched. Some wearers' services refuse the filter: without it the newest come first.
       */
      const fetchAllPages = (request: HttpRequest, maxPages: number): Promise<Partial<Pages>> =>
        fetchPages(send, request, maxPages)
          .catch((error) => {
            const url = request.url.replace(/\?filter=.*/, '');
            if (asServiceError(error).code !== 'validation' || url === request.url) throw error;
            return fetchPages(send, assign(request, { url }), 1);
          })
          .catch((error) => ({ failure: asServiceError(error) }));

      return {
        read: <D extends DataSet>(dataSet: D, today: DayNumber): Promise<Reading<Records[D]>> => {
          // The compiler does not see that the endpoint belongs to the data set.
          const endpoint = ENDPOINTS[dataSet] as Endpoint<Records[D]> | undefined;
          if (!endpoint) return promiseTry(() => fail(...NOT_FOUND));
          const [, buildRequests, reader, days = 0] = endpoint;
          return mapAll(buildRequests, (buildRequest) =>
            fetchAllPages(buildRequest(today, days, wearerZoneOffset), days ? MAX_PAGES : 1),
          ).then((all) => {
            const bodies: JsonFields[] = [];
            const failures: ServiceError[] = [];
            for (const { body, failure } of all) {
              if (body) bodies.push(body);
              if (failure) failures.push(failure);
            }
            if (isEmpty(bodies)) throw failures[0];
            const reading: Reading<Records[D]> = decode(
              reader(wearerZoneOffset, today),
              bodies.reduce(mergePages),
              failures.length,
            );
            reading.failure = failures.find(stopsAll) || failures[0];
            // Other days come without a filter, of a service whose day has not turned yet, and of one that takes the
            // end as inclusive. A record of several days is a list with dates.
            if (days > 1)
              (reading.value as DayValue[]) = (reading.value as DayValue[]).filter(
                ({ date }) => date > today - days && date <= today,
              );
            // Only a profile has it.
            const { zoneOffset } = reading.value as Records['profile'];
            if (zoneOffset != null) shift = zoneOffset - zone(now());
            return reading;
          });
        },
      };
    },
  };
};
