import { FitbitError } from '../fitbit-error';
import { FITBIT_API_HOST, type OauthRoute } from '../route';
import { authenticateClient } from './authenticate-client';
import { readForm, requireField } from './form';

/** `POST /oauth2/revoke`: one token revokes all tokens of its app; 404 where the token is unknown. */
export const revokeRoute: OauthRoute = {
  host: FITBIT_API_HOST,
  method: 'POST',
  path: '/oauth2/revoke',
  handle({ request, service }) {
    const form = readForm(request);
    const token = requireField(form, 'token');
    const client = authenticateClient(request, form);
    if (!service.tokens.revoke(client.id, token)) {
      throw FitbitError.authorization(404, 'not_found', `Token not found: ${token}.`);
    }
    return { status: 200, headers: {}, body: '' };
  },
};
