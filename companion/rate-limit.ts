import type { HttpResponse } from './platform';

const HOUR = 3600000;
const DAY = 24 * HOUR;

/** Requests the service still allows in this hour, where the answer says so. */
export const readRemaining = (response: HttpResponse): number | undefined =>
  readWhole(response, 'fitbit-rate-limit-remaining');

/**
 * When a 429 means us to come back, in ms: what Fitbit names, else the standard header, else the
 * top of the hour, which is when Fitbit's hour ends; `usual` (ms) for another service. Never more than a day ahead.
 */
export const limitEnd = (response: HttpResponse, now: number, usual?: number): number => {
  const seconds = readWhole(response, 'fitbit-rate-limit-reset', 'retry-after');
  if (seconds === undefined) return usual ? now + usual : (Math.floor(now / HOUR) + 1) * HOUR;
  return now + Math.min(Math.max(seconds, 1) * 1000, DAY);
};

/** The whole number in the first of these headers that has one. */
const readWhole = (response: HttpResponse, ...headers: string[]): number | undefined => {
  const [text] = headers.map((name) => response.header(name) || '').filter((value) => /^\d+$/.test(value));
  return text ? Number(text) : undefined;
};
