import type { ResultCode } from '../../common/result-codes';
import type { HttpResponse } from '../platform';
import { type JsonFields, parseJson } from './parse-json';
import { readRateLimitEnd } from './rate-limit';

/**
 * What an error means for the session:
 * - `ended`: it is over;
 * - `setup`: a mistake in the setup; trying again does not help;
 * - `wait`: the session is fine; a later try may work;
 * - `token`: the service rejects the access token; a refresh may help;
 * - `data`: it concerns this data set alone.
 */
export type ErrorKind = 'ended' | 'setup' | 'wait' | 'token' | 'data';

/**
 * The one error that a request to a service rejects with. It holds no text of the service,
 * because Fitbit quotes tokens in its messages.
 */
export class ServiceError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: ResultCode,
    /** With `rate-limit`: when the next request is allowed, ms since 1970. */
    readonly until?: number,
    /** With `network` and `storage`: the request never left the phone. */
    readonly isUnsent?: boolean,
  ) {
    super(code);
  }
}

/** Throws a ServiceError. */
export function fail(kind: ErrorKind, code: ResultCode): never {
  throw new ServiceError(kind, code);
}

/** What an error means, and its code. */
export type Classification = [ErrorKind, ResultCode];

/**
 * How the responses to requests with the wearer's access token are read: 401, 403 and 404 count even without a readable
 * body. The members are the errors of a service that differ from RFC 6749 and Fitbit.
 */
export interface BearerErrors {
  /** What a body means; undefined where it does not say. */
  classify?(body: unknown): Classification | undefined;
  /** How long a rate limit lasts where the response does not say, ms; absent: to the top of the hour. */
  rateLimitMs?: number;
}

export const INVALID_CLIENT: Classification = ['setup', 'client'];
export const INVALID_TOKEN: Classification = ['token', 'token'];
export const INSUFFICIENT_SCOPE: Classification = ['data', 'scope'];
const SERVER_ERROR: Classification = ['wait', 'server'];
export const RATE_LIMIT: Classification = ['wait', 'rate-limit'];
/** Our own limit of requests is reached. */
export const BUDGET_SPENT: Classification = ['wait', 'budget'];
export const NOT_FOUND: Classification = ['data', 'not-found'];
export const INVALID_REQUEST: Classification = ['data', 'validation'];

/** By error name: Fitbit's errorType, or the `error` of RFC 6749 in a response or a redirect. */
const CLASSIFICATION_BY_NAME: Record<string, Classification | undefined> = {
  invalid_grant: ['ended', 'invalid-grant'],
  expired_token: INVALID_TOKEN,
  invalid_token: INVALID_TOKEN,
  insufficient_scope: INSUFFICIENT_SCOPE,
  insufficient_permissions: INSUFFICIENT_SCOPE,
  not_found: NOT_FOUND,
  validation: INVALID_REQUEST,
  access_denied: ['ended', 'denied'],
  // RFC 6749 §4.1.2.1.
  temporarily_unavailable: SERVER_ERROR,
  server_error: SERVER_ERROR,
  // Google's token endpoint, with 400.
  internal_failure: SERVER_ERROR,
};

/** The result code of an error in the redirect of a consent page. */
export const redirectErrorCode = (name: string): ResultCode =>
  (classifyBody({ error: name }) || ['ended', 'refused'])[1];

/**
 * Returns the parsed body of a successful response, undefined where it has none (204). Throws a ServiceError for any
 * other response. `bearerErrors` where the request carried the wearer's access token.
 */
export const parseResponse = (response: HttpResponse, now: number, bearerErrors?: BearerErrors): unknown => {
  const error = readError(response, now, bearerErrors);
  if (error) throw error;
  const json = parseJson(response.body);
  if (json !== undefined || response.status === 204) return json;
  // Tokens that were cut off are another trouble than a guest network: the service has responded.
  return fail('wait', bearerErrors || response.body[0] !== '{' ? 'not-json' : 'shape');
};

/**
 * Returns the error of a response, undefined where it succeeded. The body counts before the status: invalid_grant
 * comes as 400, an expired token as 401, and a captive portal sends HTML with any status.
 */
export const readError = (
  response: HttpResponse,
  now: number,
  bearerErrors?: BearerErrors,
): ServiceError | undefined => {
  const { status, body } = response;
  // A gateway may send an error with 200.
  const isErrorBody = bearerErrors && /^\W*errors?"/.test(body);
  if (status >= 200 && status < 300 && !isErrorBody) return undefined;
  const [kind, code] = classify(response, bearerErrors);
  return new ServiceError(
    kind,
    code,
    code === 'rate-limit'
      ? readRateLimitEnd(response, now, bearerErrors && bearerErrors.rateLimitMs)
      : undefined,
  );
};

const classify = ({ status, body }: HttpResponse, bearerErrors?: BearerErrors): Classification => {
  if (status === 410) return ['data', 'gone'];
  if (status === 429) return RATE_LIMIT;
  if (status >= 500 || status === 408) return SERVER_ERROR;
  // RFC 6750 §3.1: a rejected token is known by the status alone.
  if (status === 401 && bearerErrors) return INVALID_TOKEN;
  const json = parseJson(body);
  const own = bearerErrors && bearerErrors.classify;
  const mapped = json !== undefined && ((own && own(json)) || classifyBody(json));
  // Only the token endpoint can end a session.
  if (mapped) return bearerErrors && mapped[0] === 'ended' ? INVALID_TOKEN : mapped;
  if (bearerErrors) {
    if (status === 403 && !body) return INSUFFICIENT_SCOPE;
    // Google's front end reports an unknown address in HTML.
    if (status === 404) return NOT_FOUND;
    // Google: there is no Google Health profile yet.
    if (status === 412) return ['data', 'no-profile'];
  }
  return json === undefined ? ['wait', 'not-json'] : status === 404 ? NOT_FOUND : ['data', 'request'];
};

/** What the error named in a body means; undefined where it names none that is known. */
export const classifyBody = (json: unknown): Classification | undefined => {
  // `{errors: [{errorType, message}]}` or `{error, error_description}`.
  const body: JsonFields = Object(json);
  const firstError: JsonFields = Object(Object(body.errors)[0]);
  const name = String(firstError.errorType || body.error);
  const message = String(firstError.message || body.error_description);
  if (/redirect.?ur[il]/i.test(name + message)) return ['setup', 'redirect'];
  // Google names an application that was deleted, disabled or limited to an organisation.
  if (/_client$|^org_internal$/.test(name) || /client_secret/.test(message)) return INVALID_CLIENT;
  return CLASSIFICATION_BY_NAME[name];
};

/**
 * Returns `error` if it is a ServiceError. Anything else is a mistake in our own code: its stack is logged, and it
 * becomes the `internal` error of the one thing that failed.
 */
export const asServiceError = (error: unknown, log?: (line: string) => void): ServiceError => {
  if (error instanceof ServiceError) return error;
  if (log) log(`internal error: ${(error instanceof Error && error.stack) || error}`);
  return new ServiceError('data', 'internal');
};

/** Whether every other request of the sync would fail in the same way. */
export const stopsAll = ({ kind, code, isUnsent }: ServiceError): boolean | undefined =>
  kind === 'ended' || code === 'rate-limit' || code === 'budget' || isUnsent;

/**
 * True if the service may have carried out the request although no whole response arrived: it may have rotated a
 * token behind a lost connection, a gateway error or a captive portal.
 */
export const isResponseLost = (failure: ServiceError): boolean =>
  failure.kind === 'wait' && failure.code !== 'storage' && !stopsAll(failure);
