import { DAY_MS, HOUR_MS, SECOND_MS } from '../../common/time';
import { parseTime } from '../dates';
import { floor, max, min } from '../math';
import type { HttpResponse } from '../platform';

/** How many requests the service still allows in this hour, as text; undefined where the response does not say. */
export const readRemainingRequests = (response: HttpResponse): string | undefined =>
  readWholeNumber(response, 'fitbit-rate-limit-remaining');

/**
 * When a rate limit allows the next request, ms since 1970, at most a day ahead: by Fitbit's own header, else by
 * Retry-After (RFC 9110 §10.2.3: seconds or a date), else by the RetryInfo in a body of Google's
 * (google.rpc.RetryInfo), else `defaultMs` from now, else at the top of the hour, which is when Fitbit's hour ends.
 */
export const readRateLimitEnd = (response: HttpResponse, now: number, defaultMs?: number): number => {
  const [, retryDelay] = /"retryDelay":\s*"(\d+)(\.\d+)?s"/.exec(response.body) || [];
  const seconds = readWholeNumber(response, 'fitbit-rate-limit-reset', 'retry-after');
  const waitMs =
    seconds === undefined
      ? // The phone's clock may be wrong: the service's own is in the same response.
        readDate(response, 'retry-after') - (readDate(response, 'date') || now) ||
        Number(retryDelay) * SECOND_MS
      : max(Number(seconds), 1) * SECOND_MS;
  if (waitMs > 0) return now + min(waitMs, DAY_MS);
  return defaultMs ? now + defaultMs : (floor(now / HOUR_MS) + 1) * HOUR_MS;
};

/** The whole number in the first of these headers that has one. */
const readWholeNumber = (response: HttpResponse, ...headers: string[]): string | undefined =>
  headers.map((name) => response.header(name) || '').find((value) => /^\d+$/.test(value));

/** The HTTP date in a header, ms since 1970; NaN where it has none. */
const readDate = (response: HttpResponse, header: string): number => parseTime(response.header(header) || '');
