import { isForm } from '../../oauth/form';
import { jsonResponse } from '../google-error';
import { GOOGLE_OAUTH_HOST, type GoogleOauthRoute } from '../google-route';
import { OauthError, orOauthError } from './oauth-error';

/** `POST /revoke` with `token`, in the form or in the query: one token ends the app's whole grant. Nobody signs it. */
export const googleRevokeRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'POST',
  path: '/revoke',
  handle: ({ request, query, service }) =>
    orOauthError(() => {
      const form = isForm(request) ? new URLSearchParams(request.body) : undefined;
      const token = form?.get('token') ?? query.get('token');
      if (!token) throw new OauthError(400, 'invalid_request', 'Missing required parameter: token');
      if (!service.grants.revoke(token)) {
        throw new OauthError(400, 'invalid_token', 'Token expired or revoked');
      }
      return jsonResponse(200, {});
    }),
};
