import { isRecord } from '../../world/guards';
import type { CloudResponse } from '../../world/http';
import { FitbitError } from '../fitbit-error';
import { GoogleOauthError } from '../google/oauth/google-oauth-error';
import { createRateLimitError } from '../rate-limit';
import { changeJson, type FailureEffect, respondWith } from './failure-effect';
import type { FaultyMode } from './failure-mode';
import { isGoogle, isTokenRequest } from './request-kind';

function refuse(fitbit: CloudResponse, google: CloudResponse): FailureEffect {
  return respondWith((request) =>
    isTokenRequest(request) ? (isGoogle(request) ? google : fitbit) : undefined,
  );
}

const EMPTY_400: CloudResponse = { status: 400, headers: {}, body: '' };

/** The form of Google's token endpoint, whose refusals are RFC 6749's. */
const RATE_LIMIT_EXCEEDED = new GoogleOauthError(429, 'rate_limit_exceeded', 'Rate limit exceeded');

function leaveOut(name: string): FailureEffect {
  return changeJson((body, request) => {
    if (!isRecord(body) || !isTokenRequest(request)) return body;
    const { [name]: _, ...rest } = body;
    return rest;
  });
}

/** The modes of the token endpoints: refusals, and responses without a member that RFC 6749 does not require. */
export const TOKEN_EFFECTS = {
  // Recorded in home-assistant/core#141223: it says nothing about the refresh token.
  'token-400': refuse(EMPTY_400, EMPTY_400),
  'token-429': refuse(createRateLimitError().response(), RATE_LIMIT_EXCEEDED.toResponse()),
  'deleted-client': refuse(
    FitbitError.authorization(401, 'invalid_client', 'The client was deleted.').response(),
    new GoogleOauthError(401, 'deleted_client', 'The OAuth client was deleted.').toResponse(),
  ),
  'access-denied': refuse(
    FitbitError.authorization(400, 'access_denied', 'The user denied the request.').response(),
    new GoogleOauthError(400, 'access_denied', 'Account restricted').toResponse(),
  ),
  'no-scope': leaveOut('scope'),
  'no-refresh-token': leaveOut('refresh_token'),
  'no-expires-in': leaveOut('expires_in'),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;
