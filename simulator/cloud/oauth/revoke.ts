import { FitbitError } from '../fitbit-error';
import { API, type OauthRoute } from '../route';
import { authenticateClient } from './authenticate-client';
import { readForm, required } from './form';

/** `POST /oauth2/revoke`: one token of the app kills them all; 404 where it is not known. */
export const revoke: OauthRoute = {
  host: API,
  method: 'POST',
  path: '/oauth2/revoke',
  answer({ request, service }) {
    const form = readForm(request);
    const token = required(form, 'token');
    const client = authenticateClient(request, form);
    if (!service.tokens.revoke(client.id, token)) {
      throw FitbitError.authorization(404, 'not_found', `Token not found: ${token}.`);
    }
    return { status: 200, headers: {}, body: '' };
  },
};
