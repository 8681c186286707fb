import { jsonResponse } from '../google-error';
import {
  GOOGLE_OAUTH_HOST,
  type GoogleOauthCall,
  type GoogleOauthRoute,
  healthUserId,
} from '../google-route';
import { writeGoogleScopes } from '../google-scopes';
import { OauthError, orOauthError } from './oauth-error';

/** `GET /tokeninfo?access_token=…`: numbers are text here. */
export const tokenInfoRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'GET',
  path: '/tokeninfo',
  handle: (call) => orOauthError(() => describe(call, call.query.get('access_token') ?? '')),
};

/** `POST /tokeninfo`, the token in the header: as Google's own client library asks. */
export const tokenInfoByHeaderRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'POST',
  path: '/tokeninfo',
  handle: (call) =>
    orOauthError(() => describe(call, (call.request.headers.authorization ?? '').replace(/^Bearer\s+/i, ''))),
};

function describe({ service, now }: GoogleOauthCall, access: string) {
  const token = service.grants.find(access);
  if (!token || now >= token.expires) throw new OauthError(400, 'invalid_token', 'Invalid Value');
  return jsonResponse(200, {
    azp: token.client.id,
    aud: token.client.id,
    sub: healthUserId(service.persona),
    scope: writeGoogleScopes(token.scopes),
    exp: String(Math.floor(token.expires / 1000)),
    expires_in: String(Math.floor((token.expires - now) / 1000)),
    access_type: token.offline ? 'offline' : 'online',
  });
}
