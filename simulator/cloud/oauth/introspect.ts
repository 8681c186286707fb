import { authenticateBearer } from '../bearer';
import { createJsonResponse } from '../fitbit-error';
import { FITBIT_API_HOST, type OauthRoute } from '../route';
import { formatIntrospectedScopes } from '../scopes';
import { readForm, requireField } from './form';

/** `POST /1.1/oauth2/introspect`: describes an access token to a bearer of the same app. Times in ms. */
export const introspectRoute: OauthRoute = {
  host: FITBIT_API_HOST,
  method: 'POST',
  path: '/1.1/oauth2/introspect',
  handle({ request, service, now }) {
    const bearer = authenticateBearer(request, service.tokens, now);
    const token = service.tokens.findAccessToken(requireField(readForm(request), 'token'));
    if (token?.clientId !== bearer.clientId || now >= token.expires)
      return createJsonResponse(200, { active: false });
    return createJsonResponse(200, {
      active: true,
      scope: formatIntrospectedScopes(token.scopes),
      client_id: token.clientId,
      ...(token.isOfUser ? { user_id: service.persona.account.userId } : {}),
      token_type: 'access_token',
      exp: token.expires,
      iat: token.issued,
    });
  },
};
