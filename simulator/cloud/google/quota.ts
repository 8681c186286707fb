import type { Instant } from '../../world/clock';
import type { GoogleClient } from './google-clients';
import { errorInfo, GoogleError, PLATFORM_DOMAIN } from './google-error';

/** So many requests in so much time, ms, for each user of an app. */
interface QuotaLimit {
  requests: number;
  windowMs: number;
  metric: string;
}

export const MINUTE_LIMIT: QuotaLimit = {
  requests: 300,
  windowMs: 60_000,
  metric: 'Queries per minute per user',
};
/** 2.5 a second, for apps that Google has not looked at. */
export const UNVERIFIED_LIMIT: QuotaLimit = {
  requests: 5,
  windowMs: 2000,
  metric: 'Queries per second per user',
};

/** Counts requests by app. What is refused does not count. */
export class Quota {
  private readonly taken = new Map<string, Instant[]>();

  /** Counts one more request; throws where the app has asked too often. */
  countRequest(client: GoogleClient, now: Instant): void {
    const times = (this.taken.get(client.id) ?? []).filter((time) => now - time < MINUTE_LIMIT.windowMs);
    this.taken.set(client.id, times);
    for (const limit of client.verified ? [MINUTE_LIMIT] : [UNVERIFIED_LIMIT, MINUTE_LIMIT]) {
      const recent = times.filter((time) => now - time < limit.windowMs);
      if (recent.length >= limit.requests) throw quotaError(limit);
    }
    times.push(now);
  }
}

/** The answer beyond the quota. It does not say when to come back. */
export function quotaError({ metric, requests }: QuotaLimit): GoogleError {
  const consumer = 'projects/123456789';
  const metadata = { service: 'health.googleapis.com', consumer, quota_limit_value: String(requests) };
  return new GoogleError(
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric 'Queries' and limit '${metric}' of service 'health.googleapis.com' for consumer 'project_number:123456789'.`,
    [errorInfo('RATE_LIMIT_EXCEEDED', metadata, PLATFORM_DOMAIN)],
  );
}
