import type { ResultCode } from '../../common/result-codes';
import type { HttpResponse } from '../platform';
import { type JsonFields, parseJson } from './parse-json';
import { rateLimitEnd } from './rate-limit';

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
  ) {
    super(code);
  }
}

type Classification = [ErrorKind, ResultCode];

/** The errors of a service that differ from RFC 6749 and Fitbit. */
export interface ErrorMapping {
  /** What a body means; undefined where it does not say. */
  classify(body: unknown): Classification | undefined;
  /** How long a rate limit lasts where the response does not say, ms. */
  rateLimitMs: number;
}

const INVALID_CLIENT: Classification = ['setup', 'client'];
const INVALID_TOKEN: Classification = ['token', 'token'];
const INSUFFICIENT_SCOPE: Classification = ['data', 'scope'];
const REFUSED: Classification = ['ended', 'refused'];

/** By error name: Fitbit's errorType, or the `error` of RFC 6749 in a response or a redirect. */
const CLASSIFICATION_BY_NAME: Record<string, Classification | undefined> = {
  invalid_grant: ['ended', 'invalid-grant'],
  invalid_client: INVALID_CLIENT,
  unauthorized_client: INVALID_CLIENT,
  expired_token: INVALID_TOKEN,
  invalid_token: INVALID_TOKEN,
  insufficient_scope: INSUFFICIENT_SCOPE,
  insufficient_permissions: INSUFFICIENT_SCOPE,
  not_found: ['data', 'not-found'],
  validation: ['data', 'validation'],
  access_denied: ['ended', 'denied'],
};

/** The result code of an error in the redirect of a consent page. */
export const redirectErrorCode = (name: string): ResultCode => (CLASSIFICATION_BY_NAME[name] || REFUSED)[1];

/** Returns the parsed body of a successful response, undefined where it has none. Throws a ServiceError for any other response. */
export const parseResponse = (response: HttpResponse, now: number, errorMapping?: ErrorMapping): unknown => {
  const error = readError(response, now, errorMapping);
  if (error) throw error;
  const json = parseJson(response.body);
  // 204 has no body: the deletion succeeded.
  if (json === undefined && response.status !== 204) throw new ServiceError('wait', 'not-json');
  return json;
};

/**
 * Returns the error of a response, undefined where it succeeded. The body counts before the status: invalid_grant
 * comes as 400, an expired token as 401, and a captive portal sends HTML with any status.
 */
export const readError = (
  response: HttpResponse,
  now: number,
  errorMapping?: ErrorMapping,
): ServiceError | undefined => {
  const { status, body } = response;
  if (status >= 200 && status < 300) return undefined;
  const [kind, code] = classify(status, parseJson(body), errorMapping);
  const until =
    status === 429 ? rateLimitEnd(response, now, errorMapping && errorMapping.rateLimitMs) : undefined;
  return new ServiceError(kind, code, until);
};

const classify = (status: number, body: unknown, errorMapping?: ErrorMapping): Classification => {
  if (status === 410) return ['ended', 'gone'];
  if (status === 429) return ['wait', 'rate-limit'];
  if (status >= 500 || status === 408) return ['wait', 'server'];
  if (body === undefined) return ['wait', 'not-json'];
  const mapped = errorMapping && errorMapping.classify(body);
  if (mapped) return mapped;
  const [name, message] = readNameAndMessage(body);
  if (/redirect.?ur[il]/i.test(name + message)) return ['setup', 'redirect'];
  if (/client_secret/.test(message)) return INVALID_CLIENT;
  return CLASSIFICATION_BY_NAME[name] || ['data', status === 404 ? 'not-found' : 'request'];
};

/** Returns `error` if it is a ServiceError. Anything else is a mistake in our own code and is thrown again. */
export const asServiceError = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  throw error;
};

/**
 * True if the service may have carried out the request although no whole response arrived: it may have rotated a
 * token behind a lost connection, a gateway error or a captive portal.
 */
export const isResponseLost = (error: unknown): boolean => {
  const { kind, code } = asServiceError(error);
  return kind === 'wait' && code !== 'rate-limit' && code !== 'budget';
};

/** Name and message of the first error of `{errors: [{errorType, message}]}` or of `{error, error_description}`. */
const readNameAndMessage = (json: unknown): [name: string, message: string] => {
  const body: JsonFields = Object(json);
  const firstError: JsonFields = Object(Object(body.errors)[0]);
  return [String(firstError.errorType || body.error), String(firstError.message || body.error_description)];
};
