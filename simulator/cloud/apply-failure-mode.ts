import type { Instant } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { FailureMode } from './failure-mode';
import { createJsonResponse, FitbitError } from './fitbit-error';
import { GoogleError } from './google/google-error';
import { GOOGLE_ACCOUNTS_HOST, GOOGLE_HEALTH_HOST, GOOGLE_OAUTH_HOST } from './google/google-route';
import { createQuotaError, MINUTE_LIMIT } from './google/quota';
import { rateLimitError, rateLimitHeaders } from './rate-limit';

/** The delay of `slow`. */
export const SLOW_DELAY_MS = 8 * SECOND_MS;

/** A response and its delay beyond the network's latency. `response` is undefined where none ever arrives. */
export interface DelayedResponse {
  response: CloudResponse | undefined;
  delayMs: number;
}

/**
 * Handles a request in a failure mode. `cut` and `silent` call `handle` and damage its response: the harder
 * case, because the service has rotated a token by then. The other failures do not call it.
 */
export function applyFailureMode(
  failureMode: FailureMode,
  request: CloudRequest,
  handle: () => CloudResponse,
  now: Instant,
): DelayedResponse {
  switch (failureMode) {
    case 'normal':
      return { response: handle(), delayMs: 0 };
    case 'slow':
      return { response: handle(), delayMs: SLOW_DELAY_MS };
    case 'silent':
      handle();
      return { response: undefined, delayMs: 0 };
    case 'cut':
      return { response: truncate(handle()), delayMs: 0 };
    case '429':
      // Only requests for data count against the hourly limit, not signing in and refreshing.
      return { response: isOauth(request) ? handle() : tooManyRequests(request, now), delayMs: 0 };
    case '410':
      // Only the Fitbit Web API ends; its successor stays.
      return { response: isGoogle(request) ? handle() : GONE, delayMs: 0 };
    case '500':
      return { response: isGoogle(request) ? GOOGLE_SERVER_ERROR : FITBIT_SERVER_ERROR, delayMs: 0 };
    case 'html':
      return { response: CAPTIVE_PORTAL, delayMs: 0 };
  }
}

function tooManyRequests(request: CloudRequest, now: Instant): CloudResponse {
  if (isGoogle(request)) return createQuotaError(MINUTE_LIMIT).toResponse();
  const { status, headers, body } = rateLimitError().response();
  return { status, headers: { ...headers, ...rateLimitHeaders(0, now) }, body };
}

/**
 * Fitbit has published only the status for the time after the shutdown; the body follows its successor's
 * format.
 */
const GONE = createJsonResponse(410, {
  error: { code: 410, message: 'The Fitbit Web API has been shut down.', status: 'FAILED_PRECONDITION' },
});

const FITBIT_SERVER_ERROR = new FitbitError(
  500,
  'system',
  'Something went wrong. Try again later.',
).response();
const GOOGLE_SERVER_ERROR = new GoogleError('INTERNAL', 'Internal error encountered.').toResponse();

/** The page of a hotel's network. */
const CAPTIVE_PORTAL: CloudResponse = {
  status: 200,
  headers: { 'content-type': 'text/html;charset=UTF-8' },
  body: '<!doctype html><html><head><title>Guest network</title></head><body><h1>Welcome</h1><p>Accept the terms to go online.</p></body></html>',
};

function truncate(response: CloudResponse): CloudResponse {
  return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
}

function isOauth({ url }: CloudRequest): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    hostname === GOOGLE_ACCOUNTS_HOST ||
    hostname === GOOGLE_OAUTH_HOST ||
    /^\/(1\.1\/)?oauth2\//.test(pathname)
  );
}

function isGoogle({ url }: CloudRequest): boolean {
  return [GOOGLE_ACCOUNTS_HOST, GOOGLE_OAUTH_HOST, GOOGLE_HEALTH_HOST].includes(new URL(url).hostname);
}
