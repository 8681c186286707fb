import type { CloudResponse } from '../../../world/http';
import { createGoogleResponse } from '../google-error';

/** An error response of the token endpoints: `{error,error_description}` (RFC 6749 §5.2). */
export class GoogleOauthError extends Error {
  override name = 'OauthError';

  constructor(
    readonly status: 400 | 401 | 429,
    readonly error: string,
    description: string,
  ) {
    super(description);
  }

  toResponse(): CloudResponse {
    return createGoogleResponse(this.status, { error: this.error, error_description: this.message });
  }
}

/** The response of `work`, or of the GoogleOauthError that it throws. */
export function orGoogleOauthError(work: () => CloudResponse): CloudResponse {
  try {
    return work();
  } catch (error) {
    if (error instanceof GoogleOauthError) return error.toResponse();
    throw error;
  }
}
