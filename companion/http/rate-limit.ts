import { DAY_MS, HOUR_MS, SECOND_MS } from '../../common/time';
import type { HttpResponse } from '../platform';

/** How many requests the service still allows in this hour; undefined where the response does not say. */
export const readRemainingRequests = (response: HttpResponse): number | undefined =>
  readWholeNumber(response, 'fitbit-rate-limit-remaining');

/**
 * When a 429 allows the next request, ms since 1970, at most a day ahead: what Fitbit's own header names, else
 * Retry-After, else `defaultMs` from now, else the top of the hour, which is when Fitbit's hour ends.
 */
export const rateLimitEnd = (response: HttpResponse, now: number, defaultMs?: number): number => {
  const seconds = readWholeNumber(response, 'fitbit-rate-limit-reset', 'retry-after');
  if (seconds === undefined) return defaultMs ? now + defaultMs : (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  return now + Math.min(Math.max(seconds, 1) * SECOND_MS, DAY_MS);
};

/** The whole number in the first of these headers that has one. */
const readWholeNumber = (response: HttpResponse, ...headers: string[]): number | undefined => {
  const text = headers.map((name) => response.header(name) || '').find((value) => /^\d+$/.test(value));
  return text ? Number(text) : undefined;
};
