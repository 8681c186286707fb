import { authenticateBearer } from '../bearer';
import { json } from '../fitbit-error';
import { API, type OauthRoute } from '../route';
import { introspectedScopes } from '../scopes';
import { readForm, required } from './form';

/** `POST /1.1/oauth2/introspect`: about an access token, asked with one of the same app. Times in ms. */
export const introspect: OauthRoute = {
  host: API,
  method: 'POST',
  path: '/1.1/oauth2/introspect',
  answer({ request, service, now }) {
    const asking = authenticateBearer(request, service.tokens, now);
    const token = service.tokens.find(required(readForm(request), 'token'));
    if (token?.clientId !== asking.clientId || now >= token.expires) return json(200, { active: false });
    return json(200, {
      active: true,
      scope: introspectedScopes(token.scopes),
      client_id: token.clientId,
      ...(token.ofUser ? { user_id: service.persona.account.userId } : {}),
      token_type: 'access_token',
      exp: token.expires,
      iat: token.issued,
    });
  },
};
