import { isForm } from '../../oauth/form';
import { createGoogleResponse } from '../google-error';
import { GOOGLE_OAUTH_HOST, type GoogleOauthRoute } from '../google-route';
import { GoogleOauthError, orGoogleOauthError } from './google-oauth-error';

/** `POST /revoke` with `token` in the form or in the query ends the app's whole grant. It needs no client secret. */
export const googleRevokeRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'POST',
  path: '/revoke',
  handle: ({ request, query, service }) =>
    orGoogleOauthError(() => {
      const form = isForm(request) ? new URLSearchParams(request.body) : undefined;
      const token = form?.get('token') ?? query.get('token');
      if (!token) throw new GoogleOauthError(400, 'invalid_request', 'Missing required parameter: token');
      if (!service.grants.revoke(token)) {
        throw new GoogleOauthError(400, 'invalid_token', 'Token expired or revoked');
      }
      return createGoogleResponse(200, {});
    }),
};
