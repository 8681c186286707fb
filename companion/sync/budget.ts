import { ServiceError } from '../account/service-error';
import type { Http } from '../platform';
import type { StoredValue } from '../stored-value';

/** When the requests of the last day were sent, ms. */
export type RequestTimes = number[];

/** Of the 150 an hour that belong to the wearer. */
export const HOURLY_LIMIT = 40;
export const DAILY_LIMIT = 300;
/** Somebody who looks all day long leaves the rest of the day's requests to the wakes. */
export const GLANCE_SHARE = 0.6;

const HOUR_MS = 3600000;

/** Requests that may still be sent at `now`, of those that the day has for the service and the purpose. */
export const allowance = (requestTimes: RequestTimes, now: number, dailyLimit = DAILY_LIMIT): number =>
  Math.max(
    0,
    Math.min(
      HOURLY_LIMIT - timesWithin(HOUR_MS, requestTimes, now).length,
      dailyLimit - timesWithin(24 * HOUR_MS, requestTimes, now).length,
    ),
  );

/** `requestTimes` and one more request at `now`; what no limit looks at any more is dropped. */
export const addRequestTime = (requestTimes: RequestTimes, now: number): RequestTimes =>
  timesWithin(24 * HOUR_MS, requestTimes, now).concat(now);

/** Those of the last `windowMs`. After the clock was set back there are some ahead of it: they count as just now. */
const timesWithin = (windowMs: number, requestTimes: RequestTimes, now: number): RequestTimes =>
  requestTimes.map((time) => Math.min(time, now)).filter((time) => time > now - windowMs);

/**
 * `http` that writes each request down before it is sent. With a limit for the day it rejects with a
 * ServiceError (`budget`) where none is left.
 */
export const withBudget =
  (http: Http, storedTimes: StoredValue<RequestTimes>, now: () => number, dailyLimit?: number): Http =>
  (request) => {
    const requestTimes = storedTimes.read();
    if (dailyLimit && allowance(requestTimes, now(), dailyLimit) === 0) {
      return Promise.reject(new ServiceError('wait', 'budget'));
    }
    storedTimes.write(addRequestTime(requestTimes, now()));
    return http(request);
  };
