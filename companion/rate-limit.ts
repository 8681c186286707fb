import type { HttpResponse } from './platform';

const HOUR_MS = 3600000;
const DAY_MS = 24 * HOUR_MS;

/** Requests the service still allows in this hour, where the answer says so. */
export const readRemainingRequests = (response: HttpResponse): number | undefined =>
  readWholeNumber(response, 'fitbit-rate-limit-remaining');

/**
 * When a 429 means us to come back, in ms: what Fitbit names, else the standard header, else the
 * top of the hour, which is when Fitbit's hour ends; `defaultMs` for another service. Never more than a day ahead.
 */
export const rateLimitEnd = (response: HttpResponse, now: number, defaultMs?: number): number => {
  const seconds = readWholeNumber(response, 'fitbit-rate-limit-reset', 'retry-after');
  if (seconds === undefined) return defaultMs ? now + defaultMs : (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
  return now + Math.min(Math.max(seconds, 1) * 1000, DAY_MS);
};

/** The whole number in the first of these headers that has one. */
const readWholeNumber = (response: HttpResponse, ...headers: string[]): number | undefined => {
  const [text] = headers.map((name) => response.header(name) || '').filter((value) => /^\d+$/.test(value));
  return text ? Number(text) : undefined;
};
