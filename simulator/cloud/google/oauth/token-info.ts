import { SECOND_MS } from '../../../world/duration';
import { createGoogleResponse } from '../google-error';
import {
  GOOGLE_OAUTH_HOST,
  type GoogleOauthCall,
  type GoogleOauthRoute,
  healthUserId,
} from '../google-route';
import { formatGoogleScopes } from '../google-scopes';
import { GoogleOauthError, orGoogleOauthError } from './google-oauth-error';

/** `GET /tokeninfo?access_token=…`: all numbers are strings. */
export const tokenInfoRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'GET',
  path: '/tokeninfo',
  handle: (call) => orGoogleOauthError(() => describeToken(call, call.query.get('access_token') ?? '')),
};

/** `POST /tokeninfo` with the token in the header, as Google's own client library sends it. */
export const tokenInfoByHeaderRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'POST',
  path: '/tokeninfo',
  handle: (call) =>
    orGoogleOauthError(() =>
      describeToken(call, (call.request.headers.authorization ?? '').replace(/^Bearer\s+/i, '')),
    ),
};

function describeToken({ service, now }: GoogleOauthCall, access: string) {
  const token = service.grants.findAccessToken(access);
  if (!token || now >= token.expiresAt) throw new GoogleOauthError(400, 'invalid_token', 'Invalid Value');
  return createGoogleResponse(200, {
    azp: token.client.id,
    aud: token.client.id,
    sub: healthUserId(service.persona),
    scope: formatGoogleScopes(token.scopes),
    exp: String(Math.floor(token.expiresAt / SECOND_MS)),
    expires_in: String(Math.floor((token.expiresAt - now) / SECOND_MS)),
    access_type: token.isOffline ? 'offline' : 'online',
  });
}
