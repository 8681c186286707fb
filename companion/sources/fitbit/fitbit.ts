import { FITBIT } from '../../../common/services';
import type { DayNumber } from '../../../common/snapshot';
import { ServiceError } from '../../account/service-error';
import { isoDate } from '../../dates';
import { DecodeError, type Decoder, decode } from '../../decode';
import type { HttpRequest } from '../../platform';
import type { DataSet, HealthService, Records } from '../health-source';
import { daySummary } from './day-summary';
import { restingHeartRates } from './heart';
import { profile } from './profile';
import { userRequest } from './request';
import { nights } from './sleep';

const SCOPES: Record<DataSet, string> = {
  profile: 'profile',
  nights: 'sleep',
  day: 'activity',
  heart: 'heartrate',
};

/** What a data set is asked with, and how its answer is read. */
type Endpoints = {
  [D in DataSet]: (today: DayNumber) => { request: HttpRequest; decoder: Decoder<Records[D]> };
};

const ENDPOINTS: Endpoints = {
  profile: () => ({ request: userRequest('1', 'profile'), decoder: profile }),
  nights: (today) => ({
    request: userRequest('1.2', `sleep/date/${isoDate(today - 6)}/${isoDate(today)}`),
    decoder: nights,
  }),
  day: (today) => ({
    request: userRequest('1', `activities/date/${isoDate(today)}`),
    decoder: daySummary(today),
  }),
  heart: (today) => ({
    request: userRequest('1', `activities/heart/date/${isoDate(today)}/7d`),
    decoder: restingHeartRates,
  }),
};

/** The Fitbit Web API. */
export const fitbit: HealthService = {
  name: 'fitbit',
  oauth: FITBIT,
  scopes: SCOPES,
  source: (ask) => ({
    async read<D extends DataSet>(dataSet: D, today: DayNumber): Promise<Records[D]> {
      const { request, decoder } = ENDPOINTS[dataSet](today);
      const answer = await ask(request);
      try {
        return decode(decoder, answer);
      } catch (error) {
        if (error instanceof DecodeError) throw new ServiceError('data', 'shape');
        throw error;
      }
    },
  }),
};
