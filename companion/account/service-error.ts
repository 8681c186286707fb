import type { ResultCode } from '../../common/result-codes';
import { parseJson } from '../json';
import type { HttpResponse } from '../platform';
import { rateLimitEnd } from '../rate-limit';

/**
 * What an error means for the session:
 * - `ended`: it is over;
 * - `setup`: somebody made a mistake in the setup, trying again does not help;
 * - `wait`: nothing is wrong with the session, later it may work;
 * - `token`: the access token is not taken (any more), a refresh may help;
 * - `data`: the one data set's own trouble.
 */
export type ErrorKind = 'ended' | 'setup' | 'wait' | 'token' | 'data';

/**
 * Anything that keeps a request from its answer. It carries no text of the service,
 * because Fitbit quotes tokens in its messages.
 */
export class ServiceError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: ResultCode,
    /** `rate-limit`: when the service answers again, ms. */
    readonly until?: number,
  ) {
    super(code);
  }
}

type Classification = [ErrorKind, ResultCode];

/** How a service words its refusals, where that is not as Fitbit and RFC 6749 do. */
export interface ErrorMapping {
  /** What the body of one means; undefined where it does not say. */
  classify(body: unknown): Classification | undefined;
  /** How long a rate limit lasts where the answer does not say, ms. */
  rateLimitMs: number;
}

const INVALID_CLIENT: Classification = ['setup', 'client'];
const INVALID_TOKEN: Classification = ['token', 'token'];
const INSUFFICIENT_SCOPE: Classification = ['data', 'scope'];
const REFUSED: Classification = ['ended', 'refused'];

/** By the error's name: Fitbit's errorType, or the error of RFC 6749, in an answer or in a redirect. */
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

/** What to tell the wearer of the error that a consent page's redirect has brought. */
export const redirectErrorCode = (name: string): ResultCode => (CLASSIFICATION_BY_NAME[name] || REFUSED)[1];

/** The parsed body of a good answer, undefined where it has none; throws the ServiceError of any other. */
export const parseResponse = (response: HttpResponse, now: number, errorMapping?: ErrorMapping): unknown => {
  const error = readError(response, now, errorMapping);
  if (error) throw error;
  const json = parseJson(response.body);
  // 204 is an answer without a body: what was to be deleted is.
  if (json === undefined && response.status !== 204) throw new ServiceError('wait', 'not-json');
  return json;
};

/**
 * What is wrong with an answer, or undefined. The body decides before the status does: invalid_grant
 * comes as 400, an expired token as 401, and a captive portal sends its HTML with any status at all.
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

/** `error` where it is a ServiceError; anything else is a mistake in our own code and thrown on. */
export const asServiceError = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  throw error;
};

/**
 * True where the request may have been carried out although its answer did not come through whole:
 * a token may have been rotated behind a lost line, a gateway's error or a captive portal.
 */
export const isResponseLost = (error: unknown): boolean => {
  const { kind, code } = asServiceError(error);
  return kind === 'wait' && code !== 'rate-limit' && code !== 'budget';
};

/** Name and message of the first error of `{errors: [{errorType, message}]}` or of `{error, error_description}`. */
const readNameAndMessage = (json: unknown): [name: string, message: string] => {
  // Object() makes of anything, even null, something that can be asked for its fields.
  const body = Object(json) as JsonFields;
  const firstError = Object(Object(body.errors)[0]) as JsonFields;
  return [String(firstError.errorType || body.error), String(firstError.message || body.error_description)];
};

type JsonFields = Record<string, unknown>;
