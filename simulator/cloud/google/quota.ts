import type { Instant } from '../../world/clock';
import { MINUTE_MS, SECOND_MS } from '../../world/duration';
import type { GoogleClient } from './google-clients';
import { createErrorInfo, GoogleError, PLATFORM_DOMAIN } from './google-error';
import { GOOGLE_HEALTH_HOST } from './google-route';

/** A limit of requests for each user of an app. */
interface QuotaLimit {
  requests: number;
  windowMs: number;
  metric: string;
}

/** The limit for every app. */
export const MINUTE_LIMIT: QuotaLimit = {
  requests: 300,
  windowMs: MINUTE_MS,
  metric: 'Queries per minute per user',
};
/** 2.5 requests a second, for apps that Google has not verified. */
const UNVERIFIED_LIMIT: QuotaLimit = {
  requests: 5,
  windowMs: 2 * SECOND_MS,
  metric: 'Queries per second per user',
};

/** Counts requests by app. Refused requests do not count. */
export class Quota {
  private readonly requestTimes = new Map<string, Instant[]>();

  /** Counts a request; throws a GoogleError beyond a limit. */
  countRequest(client: GoogleClient, now: Instant): void {
    const times = (this.requestTimes.get(client.id) ?? []).filter(
      (time) => now - time < MINUTE_LIMIT.windowMs,
    );
    this.requestTimes.set(client.id, times);
    for (const limit of client.isVerified ? [MINUTE_LIMIT] : [UNVERIFIED_LIMIT, MINUTE_LIMIT]) {
      const recent = times.filter((time) => now - time < limit.windowMs);
      if (recent.length >= limit.requests) throw createQuotaError(limit);
    }
    times.push(now);
  }
}

/** The error beyond a limit. It does not say when to try again. */
export function createQuotaError({ metric, requests }: QuotaLimit): GoogleError {
  const consumer = 'projects/123456789';
  const metadata = { service: GOOGLE_HEALTH_HOST, consumer, quota_limit_value: String(requests) };
  return new GoogleError(
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric 'Queries' and limit '${metric}' of service '${GOOGLE_HEALTH_HOST}' for consumer 'project_number:123456789'.`,
    [createErrorInfo('RATE_LIMIT_EXCEEDED', metadata, PLATFORM_DOMAIN)],
  );
}
