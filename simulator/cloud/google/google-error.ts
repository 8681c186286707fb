import type { CloudResponse } from '../../world/http';

/** The canonical codes that the service answers with, and the HTTP status of each. */
const HTTP_STATUS = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
} as const;

export type RpcCode = keyof typeof HTTP_STATUS;

/** The health service itself; what stands before all of Google's services calls itself `googleapis.com`. */
export const HEALTH_DOMAIN = 'health.googleapis.com';
export const PLATFORM_DOMAIN = 'googleapis.com';

/** A refusal as a google.rpc.Status: `{error:{code,message,status,details}}`. */
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

  response(): CloudResponse {
    const { code: status, message, details, headers } = this;
    const code = HTTP_STATUS[status];
    const error = { code, message, status, ...(details.length > 0 ? { details } : {}) };
    const answer = jsonResponse(code, { error });
    return { ...answer, headers: { ...answer.headers, ...headers } };
  }
}

/** The detail by which an app tells one refusal from another. */
export function errorInfo(
  reason: string,
  metadata?: Readonly<Record<string, string>>,
  domain = HEALTH_DOMAIN,
): object {
  return {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain,
    ...(metadata ? { metadata } : {}),
  };
}

/** The detail that says which field of the request is wrong. */
export function badRequest(violations: readonly { field: string; description: string }[]): object {
  return { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations };
}

/** 400 because of a value, with the reason that the service's catalogue of errors has for it. */
export function invalidArgument(
  message: string,
  reason?: string,
  metadata?: Readonly<Record<string, string>>,
): GoogleError {
  return new GoogleError('INVALID_ARGUMENT', message, reason ? [errorInfo(reason, metadata)] : []);
}

export function jsonResponse(status: number, body: unknown): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private' },
    body: JSON.stringify(body),
  };
}
