import type { ResultCode } from '../../common/result-codes';
import type { HttpResponse } from '../platform';
import { limitEnd } from '../rate-limit';

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

/** By the error's name in the body: Fitbit's errorType, or the error of RFC 6749. */
const BY_NAME: Record<string, [ErrorKind, ResultCode] | undefined> = {
  invalid_grant: ['ended', 'invalid-grant'],
  invalid_client: ['setup', 'client'],
  unauthorized_client: ['setup', 'client'],
  expired_token: ['token', 'token'],
  invalid_token: ['token', 'token'],
  insufficient_scope: ['data', 'scope'],
  insufficient_permissions: ['data', 'scope'],
  not_found: ['data', 'not-found'],
  validation: ['data', 'validation'],
};

/** The parsed body of a good answer; throws the ServiceError of any other. */
export function readAnswer(response: HttpResponse, now: number): unknown {
  const failure = failureOf(response, now);
  if (failure) throw failure;
  const json = parse(response.body);
  if (json === undefined) throw new ServiceError('wait', 'not-json');
  return json;
}

/**
 * What is wrong with an answer, or undefined. The body decides before the status does: invalid_grant
 * comes as 400, an expired token as 401, and a captive portal sends its HTML with any status at all.
 */
export function failureOf(response: HttpResponse, now: number): ServiceError | undefined {
  const { status, body } = response;
  if (status >= 200 && status < 300) return undefined;
  if (status === 410) return new ServiceError('ended', 'gone');
  if (status === 429) return new ServiceError('wait', 'rate-limit', limitEnd(response, now));
  if (status >= 500 || status === 408) return new ServiceError('wait', 'server');
  const json = parse(body);
  if (json === undefined) return new ServiceError('wait', 'not-json');
  const { name, message } = errorIn(json);
  if (/redirect.?ur[il]/i.test(message)) return new ServiceError('setup', 'redirect');
  const known = BY_NAME[name];
  if (known) return new ServiceError(known[0], known[1]);
  return status === 404 ? new ServiceError('data', 'not-found') : new ServiceError('data', 'request');
}

/** `error` where it is a ServiceError; anything else is a mistake in our own code and thrown on. */
export function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  throw error;
}

/**
 * True where the request may have been carried out although its answer did not come through whole:
 * a token may have been rotated behind a lost line, a gateway's error or a captive portal.
 */
export function answerLost(error: ServiceError): boolean {
  return LOST.indexOf(error.code) >= 0;
}
const LOST: ResultCode[] = ['network', 'timeout', 'server', 'not-json', 'shape'];

/** The JSON value, or undefined where there is none (HTML, cut off, empty). */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** First error of `{errors: [{errorType, message}]}` or of `{error, error_description}`; empty where there is none. */
function errorIn(json: unknown): { name: string; message: string } {
  const body = json as {
    errors?: { errorType?: unknown; message?: unknown }[];
    error?: unknown;
    error_description?: unknown;
  } | null;
  const first = body && Array.isArray(body.errors) ? body.errors[0] : undefined;
  return {
    name: String((first ? first.errorType : body?.error) ?? ''),
    message: String((first ? first.message : body?.error_description) ?? ''),
  };
}
