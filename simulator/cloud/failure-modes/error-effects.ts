import type { Instant } from '../../world/clock';
import { MINUTE_MS, SECOND_MS } from '../../world/duration';
import type { CloudRequest, CloudResponse } from '../../world/http';
import { createJsonResponse, FitbitError } from '../fitbit-error';
import { createBadRequest, createErrorInfo, GoogleError, PLATFORM_DOMAIN } from '../google/google-error';
import { GOOGLE_HEALTH_HOST } from '../google/google-route';
import { createQuotaError, MINUTE_LIMIT } from '../google/quota';
import { createRateLimitError, HOURLY_LIMIT, rateLimitHeaders } from '../rate-limit';
import { type FailureEffect, respondWith } from './failure-effect';
import type { FaultyMode } from './failure-mode';
import { isDataRequest, isGoogle } from './request-kind';

/** The wait that `429-date` and `429-retry-info` name. */
export const RETRY_AFTER_MS = 30 * MINUTE_MS;

type CreateResponse = (request: CloudRequest, now: Instant) => CloudResponse;

/** An error for the wearer's data alone; the sign-in goes on. */
function forData(createResponse: CreateResponse): FailureEffect {
  return respondWith((request, now) => (isDataRequest(request) ? createResponse(request, now) : undefined));
}

/** An error for the wearer's data at Google. */
function forGoogleData(response: CloudResponse): FailureEffect {
  return respondWith((request) => (isDataRequest(request) && isGoogle(request) ? response : undefined));
}

/** An error of each service in its own form. */
function inOwnForm(fitbit: FitbitError, google: GoogleError): CreateResponse {
  return (request) => (isGoogle(request) ? google.toResponse() : fitbit.response());
}

/**
 * An error in Google's form from either service. From Fitbit's host it carries Fitbit's rate limit, as was recorded.
 */
function inGoogleForm(error: GoogleError): CreateResponse {
  const response = error.toResponse();
  return (request, now) =>
    isGoogle(request)
      ? response
      : {
          ...response,
          headers: { ...response.headers, server: 'ESF', ...rateLimitHeaders(HOURLY_LIMIT - 1, now) },
        };
}

function createHtmlResponse(status: number, title: string): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'text/html;charset=UTF-8' },
    body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}

const REJECTED_TOKEN_HEADERS = { 'www-authenticate': 'Bearer error="invalid_token"' };

/** The recorded body that hides several causes: a legacy account, or a consent that has to be given again. */
const PERMISSION_DENIED = new GoogleError('PERMISSION_DENIED', 'The caller does not have permission');

const UNAUTHENTICATED = new GoogleError(
  'UNAUTHENTICATED',
  'Request had invalid authentication credentials.',
  [],
  REJECTED_TOKEN_HEADERS,
);

const CONSUMER = { service: GOOGLE_HEALTH_HOST, consumer: 'projects/123456789' };

const SERVICE_DISABLED = new GoogleError(
  'PERMISSION_DENIED',
  'Google Health API has not been used in project 123456789 before or it is disabled.',
  [createErrorInfo('SERVICE_DISABLED', CONSUMER, PLATFORM_DOMAIN)],
);

const CONSUMER_SUSPENDED = new GoogleError(
  'PERMISSION_DENIED',
  "Permission denied: Consumer 'projects/123456789' has been suspended.",
  [createErrorInfo('CONSUMER_SUSPENDED', CONSUMER, PLATFORM_DOMAIN)],
);

const SCOPE_INSUFFICIENT = new GoogleError(
  'PERMISSION_DENIED',
  'Request had insufficient authentication scopes.',
  [createErrorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service: GOOGLE_HEALTH_HOST }, PLATFORM_DOMAIN)],
);

const FILTER_REFUSED = new GoogleError('INVALID_ARGUMENT', 'Invalid data point filter.', [
  createErrorInfo('INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER'),
  createBadRequest([{ field: 'filter', description: 'Member is not supported for filtering.' }]),
]);

const TOO_MANY_REQUESTS = createQuotaError(MINUTE_LIMIT);

/**
 * Fitbit has published only the status for the time after the shutdown; the body follows its successor's
 * format.
 */
const GONE = createJsonResponse(410, {
  error: { code: 410, message: 'The Fitbit Web API has been shut down.', status: 'FAILED_PRECONDITION' },
});

/** A wearer without a Google Health profile. The status is not the one that google.rpc assigns to the code. */
const NO_PROFILE = createJsonResponse(412, {
  error: { code: 412, message: 'Precondition check failed.', status: 'FAILED_PRECONDITION' },
});

/** 500 in the form of each service. */
export const createServerError = inOwnForm(
  new FitbitError(500, 'system', 'Something went wrong. Try again later.'),
  new GoogleError('INTERNAL', 'Internal error encountered.'),
);

function tooManyRequests(request: CloudRequest, now: Instant): CloudResponse {
  if (isGoogle(request)) return TOO_MANY_REQUESTS.toResponse();
  const { status, headers, body } = createRateLimitError().response();
  return { status, headers: { ...headers, ...rateLimitHeaders(0, now) }, body };
}

/** Without Fitbit's own headers, which would count before Retry-After. */
function tooManyRequestsUntilDate(request: CloudRequest, now: Instant): CloudResponse {
  const { status, headers, body } = inOwnForm(createRateLimitError(), TOO_MANY_REQUESTS)(request, now);
  const date = new Date(now).toUTCString();
  const retryAfter = new Date(now + RETRY_AFTER_MS).toUTCString();
  return { status, headers: { ...headers, date, 'retry-after': retryAfter }, body };
}

const TOO_MANY_REQUESTS_RETRY_INFO = new GoogleError('RESOURCE_EXHAUSTED', TOO_MANY_REQUESTS.message, [
  ...TOO_MANY_REQUESTS.details,
  {
    '@type': 'type.googleapis.com/google.rpc.RetryInfo',
    retryDelay: `${RETRY_AFTER_MS / SECOND_MS}s`,
  },
]).toResponse();

/** The modes that respond in the service's place, without handling the request. */
export const ERROR_EFFECTS = {
  '204': forData(() => ({ status: 204, headers: {}, body: '' })),
  '401': forData(() => ({ status: 401, headers: REJECTED_TOKEN_HEADERS, body: '' })),
  '401-html': forData(() => createHtmlResponse(401, '401 Unauthorized')),
  '401-google': forData(inGoogleForm(UNAUTHENTICATED)),
  '403': forData(() => ({ status: 403, headers: {}, body: '' })),
  '403-google': forData(inGoogleForm(PERMISSION_DENIED)),
  '403-scope': forData(
    inOwnForm(
      FitbitError.authorization(
        403,
        'insufficient_scope',
        'This application does not have permission to access this data.',
      ),
      SCOPE_INSUFFICIENT,
    ),
  ),
  '403-disabled': forGoogleData(SERVICE_DISABLED.toResponse()),
  '403-suspended': forGoogleData(CONSUMER_SUSPENDED.toResponse()),
  '404-html': forData(() => createHtmlResponse(404, '404 Not Found')),
  // Only the Fitbit Web API ends; its successor stays.
  '410': respondWith((request) => (isGoogle(request) ? undefined : GONE)),
  '412': forGoogleData(NO_PROFILE),
  // Only requests for data count against the limits, not signing in and refreshing.
  '429': forData(tooManyRequests),
  '429-date': forData(tooManyRequestsUntilDate),
  '429-retry-info': forData(() => TOO_MANY_REQUESTS_RETRY_INFO),
  '500': respondWith(createServerError),
  '503': respondWith(
    inOwnForm(
      new FitbitError(503, 'system', 'The service is unavailable.'),
      new GoogleError('UNAVAILABLE', 'The service is currently unavailable.'),
    ),
  ),
  '520-html': respondWith(() => createHtmlResponse(520, 'Web server is returning an unknown error')),
  'filter-refused': respondWith(({ url }) =>
    new URL(url).searchParams.has('filter') ? FILTER_REFUSED.toResponse() : undefined,
  ),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;
