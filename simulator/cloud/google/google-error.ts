import type { CloudResponse } from '../../world/http';
import { GOOGLE_HEALTH_HOST } from './google-route';

/** The canonical error codes of the service and their HTTP statuses. */
const HTTP_STATUS = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

/** A canonical code of google.rpc. */
export type RpcCode = keyof typeof HTTP_STATUS;

/** The domain of errors from the layer before all of Google's services. */
export const PLATFORM_DOMAIN = 'googleapis.com';

/** An error response in the form of google.rpc.Status: `{error:{code,message,status,details}}`. */
export class GoogleError extends Error {
  override name = 'GoogleError';

  constructor(
    readonly code: RpcCode,
    message: string,
    readonly details: readonly object[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  toResponse(): CloudResponse {
    const { code: status, message, details, headers } = this;
    const code = HTTP_STATUS[status];
    const error = { code, message, status, ...(details.length > 0 ? { details } : {}) };
    const response = createGoogleResponse(code, { error });
    return { ...response, headers: { ...response.headers, ...headers } };
  }
}

/** The detail with the error's reason, for programs. */
export function createErrorInfo(
  reason: string,
  metadata?: Readonly<Record<string, string>>,
  domain: string = GOOGLE_HEALTH_HOST,
): object {
  return {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain,
    ...(metadata ? { metadata } : {}),
  };
}

/** The detail with the fields of the request that are wrong. */
export function createBadRequest(violations: readonly { field: string; description: string }[]): object {
  return { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations };
}

/** 400 because of a value; `reason` is from the service's list of errors. */
export function createInvalidArgument(
  message: string,
  reason?: string,
  metadata?: Readonly<Record<string, string>>,
): GoogleError {
  return new GoogleError('INVALID_ARGUMENT', message, reason ? [createErrorInfo(reason, metadata)] : []);
}

/** A response with a JSON body. */
export function createGoogleResponse(status: number, body: unknown): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private' },
    body: JSON.stringify(body),
  };
}
