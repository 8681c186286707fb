import type { CloudResponse } from '../world/http';

/** The service appends this to messages about authorization. */
const MORE_ON_OAUTH =
  'Visit https://dev.fitbit.com/docs/oauth2 for more information on the Fitbit Web API authorization process.';

/** An error in the service's own format: `{errors:[{errorType,fieldName?,message}],success:false}`. */
export class FitbitError extends Error {
  override name = 'FitbitError';

  constructor(
    readonly status: number,
    readonly errorType: string,
    message: string,
    readonly fieldName?: string,
  ) {
    super(message);
  }

  /** An authorization error; like the service, callers quote the rejected token or code. */
  static authorization(status: number, errorType: string, message: string): FitbitError {
    return new FitbitError(status, errorType, `${message} ${MORE_ON_OAUTH}`);
  }

  response(): CloudResponse {
    const { errorType, fieldName, message } = this;
    const error = fieldName === undefined ? { errorType, message } : { errorType, fieldName, message };
    return createJsonResponse(this.status, { errors: [error], success: false });
  }
}

/** A response with a JSON body. */
export function createJsonResponse(status: number, body: unknown): CloudResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-cache, private' },
    body: JSON.stringify(body),
  };
}

/** The response to a deletion. */
export const NO_CONTENT: CloudResponse = { status: 204, headers: {}, body: '' };
