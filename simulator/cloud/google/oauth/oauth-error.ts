import type { CloudResponse } from '../../../world/http';
import { jsonResponse } from '../google-error';

/** A refusal of the token endpoints: `{error,error_description}` (RFC 6749 §5.2). */
export class OauthError extends Error {
  override name = 'OauthError';

  constructor(
    readonly status: 400 | 401,
    readonly error: string,
    description: string,
  ) {
    super(description);
  }

  response(): CloudResponse {
    return jsonResponse(this.status, { error: this.error, error_description: this.message });
  }
}

/** Answers, or refuses in the endpoints' own shape. */
export function orOauthError(work: () => CloudResponse): CloudResponse {
  try {
    return work();
  } catch (error) {
    if (error instanceof OauthError) return error.response();
    throw error;
  }
}
