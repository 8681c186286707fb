import { DAY_MS, HOUR_MS } from '../../common/time';
import { WAKE_INTERVAL_MS } from '../../common/wake-interval';
import { max, min } from '../math';
import type { Http } from '../platform';
import { promiseTry } from '../promises';
import { sortBy } from '../sort-by';
import type { StoredValue } from '../stored-value';
import { asServiceError, BUDGET_SPENT, fail, ServiceError } from './service-error';

/** When the requests of the last day were sent, ms. */
export type RequestTimes = number[];

/** Requests in any hour. The wearer has 150 an hour, for all applications. */
export const HOURLY_LIMIT = 40;
/** Requests in any day, where the service has no limit of its own. */
export const DAILY_LIMIT = 300;
/**
 * Number of requests in a refresh with all its repeats. Data leave as many of the hour and of the day, or a lost answer
 * ends the session.
 */
export const REFRESH_REQUESTS = 6;
/** The share of the day's requests that a wearer's glances may use. The rest is left for the wakes. */
export const GLANCE_SHARE = 0.6;

/** How many requests may still be sent at `now` (ms), but for the last `reserved` of the hour. */
export const countAllowedRequests = (
  requestTimes: RequestTimes,
  now: number,
  dailyLimit: number,
  reserved: number,
): number =>
  max(
    0,
    min(
      HOURLY_LIMIT - reserved - timesWithin(HOUR_MS, requestTimes, now).length,
      dailyLimit - timesWithin(DAY_MS, requestTimes, now).length,
    ),
  );

/** When the next wake finds that a request for data may be sent, ms. */
export const nextAllowanceAt = (requestTimes: RequestTimes, now: number, dailyLimit: number): number => {
  const endOf = (windowMs: number, limit: number): number =>
    (sortBy(timesWithin(windowMs, requestTimes, now), (time) => -time)[limit - 1] || 0) + windowMs;
  return max(
    now + WAKE_INTERVAL_MS,
    endOf(HOUR_MS, HOURLY_LIMIT - REFRESH_REQUESTS),
    endOf(DAY_MS, dailyLimit),
  );
};

/** `requestTimes` with one more request at `now`, without those that no limit counts any more. */
export const addRequestTime = (requestTimes: RequestTimes, now: number): RequestTimes =>
  timesWithin(DAY_MS, requestTimes, now).concat(now);

/** Those of the last `windowMs`. A time ahead of `now` is from before the clock was set back; it counts as `now`. */
export const timesWithin = (windowMs: number, requestTimes: RequestTimes, now: number): RequestTimes =>
  requestTimes.map((time) => min(time, now)).filter((time) => time > now - windowMs);

/**
 * `http` that stores the time of each request before it is sent, and forgets it when the request never left. With
 * `countLeft` it rejects with a ServiceError when nothing is left (`budget`), or when the time is only in memory
 * (`storage`): the next run of the companion would count from nothing. The rejected request is not sent.
 */
export const withBudget =
  (
    http: Http,
    storedTimes: StoredValue<RequestTimes>,
    now: () => number,
    countLeft?: (requestTimes: RequestTimes, now: number) => number,
  ): Http =>
  (request) => {
    const sentAt = now();
    return promiseTry(() => {
      const requestTimes = storedTimes.read();
      if (countLeft && !countLeft(requestTimes, sentAt)) fail(...BUDGET_SPENT);
      if (!storedTimes.write(addRequestTime(requestTimes, sentAt)) && countLeft)
        throw new ServiceError('wait', 'storage', undefined, true);
      return http(request);
    }).catch((error) => {
      const requestTimes = storedTimes.read();
      const own = requestTimes.indexOf(sentAt);
      if (asServiceError(error).isUnsent) storedTimes.write(requestTimes.filter((_, i) => i !== own));
      throw error;
    });
  };
