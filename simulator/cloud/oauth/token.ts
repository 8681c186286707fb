import { DAY_S, HOUR_S } from '../../world/duration';
import type { CloudResponse } from '../../world/http';
import type { Client } from '../clients';
import { createJsonResponse, FitbitError } from '../fitbit-error';
import { FITBIT_API_HOST, type OauthCall, type OauthRoute } from '../route';
import { ACCESS_TOKEN_LIFE_S, type CodeGrant, type IssuedTokens } from '../token-store';
import { authenticateClient } from './authenticate-client';
import { readForm, requireField } from './form';
import { matchesChallenge } from './pkce';

/** `POST /oauth2/token`: exchanges codes and refresh tokens for tokens. */
export const tokenRoute: OauthRoute = {
  host: FITBIT_API_HOST,
  method: 'POST',
  path: '/oauth2/token',
  handle(call) {
    const form = readForm(call.request);
    const grantType = requireField(form, 'grant_type');
    const client = authenticateClient(call.request, form);
    switch (grantType) {
      case 'authorization_code':
        return exchangeCode(call, form, client);
      case 'refresh_token':
        return refreshTokens(call, form, client);
      case 'client_credentials':
        return issueAppToken(call, form, client);
      default:
        throw FitbitError.authorization(
          400,
          'unsupported_grant_type',
          `Unsupported grant_type: ${grantType}.`,
        );
    }
  },
};

function exchangeCode(call: OauthCall, form: URLSearchParams, client: Client): CloudResponse {
  const { tokens } = call.service;
  const code = requireField(form, 'code');
  const grant = tokens.redeemCode(code, call.now);
  if (grant?.clientId !== client.id) {
    throw FitbitError.authorization(400, 'invalid_grant', `Authorization code invalid: ${code}`);
  }
  checkRedirect(form, grant);
  checkVerifier(form, grant);
  return respondWithTokens(call, tokens.issueTokens(client.id, grant.scopes, call.now));
}

/** The address is optional, because PKCE protects the code, but a wrong one is an error. */
function checkRedirect(form: URLSearchParams, grant: CodeGrant): void {
  const address = form.get('redirect_uri');
  if (address === null || address === grant.redirectUri) return;
  throw FitbitError.authorization(
    400,
    'invalid_grant',
    'The redirect_uri is not the one of the authorization.',
  );
}

function checkVerifier(form: URLSearchParams, grant: CodeGrant): void {
  if (!grant.challenge) return;
  if (matchesChallenge(requireField(form, 'code_verifier'), grant.challenge)) return;
  throw FitbitError.authorization(
    400,
    'invalid_grant',
    'The code_verifier does not match the code_challenge.',
  );
}

function refreshTokens(call: OauthCall, form: URLSearchParams, client: Client): CloudResponse {
  const value = requireField(form, 'refresh_token');
  const issued = call.service.tokens.refresh(client.id, value, call.now);
  if (issued) return respondWithTokens(call, issued);
  throw FitbitError.authorization(400, 'invalid_grant', `Refresh token invalid: ${value}.`);
}

function respondWithTokens(call: OauthCall, issued: IssuedTokens): CloudResponse {
  return createJsonResponse(200, {
    access_token: issued.access,
    expires_in: ACCESS_TOKEN_LIFE_S,
    refresh_token: issued.refresh,
    scope: issued.scopes.join(' '),
    token_type: 'Bearer',
    user_id: call.service.persona.account.userId,
  });
}

/** The values of `expires_in` for an app's own token. */
const APP_TOKEN_LIVES_S = [HOUR_S, 8 * HOUR_S, DAY_S, 7 * DAY_S, 30 * DAY_S, 365 * DAY_S];

/** The client credentials grant: a token of the app itself, without access to anybody's data. Server apps only. */
function issueAppToken(call: OauthCall, form: URLSearchParams, client: Client): CloudResponse {
  if (client.type !== 'server') {
    const message = 'This application may not use the client_credentials grant.';
    throw FitbitError.authorization(400, 'unauthorized_client', message);
  }
  const seconds = Number(form.get('expires_in') ?? ACCESS_TOKEN_LIFE_S);
  if (!APP_TOKEN_LIVES_S.includes(seconds)) {
    throw FitbitError.authorization(400, 'invalid_request', `Invalid expires_in: ${form.get('expires_in')}.`);
  }
  return createJsonResponse(200, {
    access_token: call.service.tokens.issueAppToken(client.id, seconds, call.now),
    expires_in: seconds,
    scope: '',
    token_type: 'Bearer',
  });
}
