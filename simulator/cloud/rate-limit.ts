import type { Instant } from '../world/clock';
import { HOUR_MS, SECOND_MS } from '../world/duration';
import { FitbitError } from './fitbit-error';

/** Requests per hour, user and app. */
export const HOURLY_LIMIT = 150;

/** Counts requests by app; every full hour resets the counts. */
export class RateLimit {
  private hour = Number.NaN;
  private readonly counts = new Map<string, number>();

  /** Counts one more request; returns whether it is within the limit. */
  countRequest(clientId: string, now: Instant): boolean {
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== this.hour) this.counts.clear();
    this.hour = hour;
    const count = (this.counts.get(clientId) ?? 0) + 1;
    this.counts.set(clientId, count);
    return count <= HOURLY_LIMIT;
  }

  headers(clientId: string, now: Instant): Record<string, string> {
    return rateLimitHeaders(Math.max(0, HOURLY_LIMIT - (this.counts.get(clientId) ?? 0)), now);
  }
}

/** The headers about the rate limit, with the time until its reset in whole seconds. */
export function rateLimitHeaders(remaining: number, now: Instant): Record<string, string> {
  return {
    'fitbit-rate-limit-limit': String(HOURLY_LIMIT),
    'fitbit-rate-limit-remaining': String(remaining),
    'fitbit-rate-limit-reset': String(Math.ceil((HOUR_MS - (now % HOUR_MS)) / SECOND_MS)),
  };
}

/** The error for a request beyond the limit. */
export function createRateLimitError(): FitbitError {
  return new FitbitError(429, 'request', 'Too many requests: try again at the start of the hour.', 'n/a');
}
