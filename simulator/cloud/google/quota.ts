import type { Instant } from '../../world/clock';
import type { GoogleClient } from './google-clients';
import { errorInfo, GoogleError, PLATFORM_DOMAIN } from './google-error';

/** So many requests in so much time, ms, for each user of an app. */
interface Allowance {
  requests: number;
  time: number;
  metric: string;
}

export const PER_MINUTE: Allowance = { requests: 300, time: 60_000, metric: 'Queries per minute per user' };
/** 2.5 a second, for apps that Google has not looked at. */
export const UNVERIFIED: Allowance = { requests: 5, time: 2000, metric: 'Queries per second per user' };

/** Counts requests by app. What is refused does not count. */
export class Quota {
  private readonly taken = new Map<string, Instant[]>();

  /** Counts one more request; throws where the app has asked too often. */
  take(client: GoogleClient, now: Instant): void {
    const times = (this.taken.get(client.id) ?? []).filter((time) => now - time < PER_MINUTE.time);
    this.taken.set(client.id, times);
    for (const allowance of client.verified ? [PER_MINUTE] : [UNVERIFIED, PER_MINUTE]) {
      const recent = times.filter((time) => now - time < allowance.time);
      if (recent.length >= allowance.requests) throw quotaError(allowance);
    }
    times.push(now);
  }
}

/** The answer beyond the quota. It does not say when to come back. */
export function quotaError({ metric, requests }: Allowance): GoogleError {
  const consumer = 'projects/123456789';
  const metadata = { service: 'health.googleapis.com', consumer, quota_limit_value: String(requests) };
  return new GoogleError(
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric 'Queries' and limit '${metric}' of service 'health.googleapis.com' for consumer 'project_number:123456789'.`,
    [errorInfo('RATE_LIMIT_EXCEEDED', metadata, PLATFORM_DOMAIN)],
  );
}
