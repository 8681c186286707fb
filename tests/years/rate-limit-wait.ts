import { SECOND_MS } from '../../simulator/world/duration';
import type { CloudResponse } from '../../simulator/world/http';

/** The wait that a 429 names, ms: in Fitbit's header, in Retry-After, or in Google's RetryInfo. Undefined: none. */
export function readRateLimitWait({ headers, body }: CloudResponse): number | undefined {
  const seconds = headers['fitbit-rate-limit-reset'] ?? headers['retry-after'];
  if (seconds !== undefined && /^\d+$/.test(seconds)) return Number(seconds) * SECOND_MS;
  const [date, until] = [headers.date, headers['retry-after']].map((text) => Date.parse(text ?? ''));
  if (date && until) return until - date;
  const [, delay] = /"retryDelay":\s*"(\d+)s"/.exec(body) ?? [];
  return delay === undefined ? undefined : Number(delay) * SECOND_MS;
}
