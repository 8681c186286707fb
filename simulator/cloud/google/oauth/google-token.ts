import type { CloudRequest, CloudResponse } from '../../../world/http';
import { readBasicCredentials } from '../../oauth/basic-credentials';
import { isForm } from '../../oauth/form';
import { matchesChallenge } from '../../oauth/pkce';
import { findGoogleClient, type GoogleClient } from '../google-clients';
import { createGoogleResponse } from '../google-error';
import { GOOGLE_OAUTH_HOST, type GoogleOauthCall, type GoogleOauthRoute } from '../google-route';
import { formatGoogleScopes } from '../google-scopes';
import type { GoogleCodeGrant, IssuedGoogleTokens } from '../google-token-store';
import { GoogleOauthError, orGoogleOauthError } from './google-oauth-error';

/** `POST /token`: exchanges codes and refresh tokens for access tokens. */
export const googleTokenRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'POST',
  path: '/token',
  handle: (call) =>
    orGoogleOauthError(() => {
      const form = new URLSearchParams(isForm(call.request) ? call.request.body : '');
      const kind = form.get('grant_type') ?? '';
      if (kind !== 'authorization_code' && kind !== 'refresh_token') {
        throw new GoogleOauthError(400, 'unsupported_grant_type', `Invalid grant_type: ${kind}`);
      }
      const client = authenticateGoogleClient(call.request, form);
      return kind === 'refresh_token' ? refreshTokens(call, form, client) : exchangeCode(call, form, client);
    }),
};

/** The client by form or Basic header. Google requires the secret of desktop apps too, with PKCE or without. */
function authenticateGoogleClient(request: CloudRequest, form: URLSearchParams): GoogleClient {
  const basic = readBasicCredentials(request.headers.authorization);
  const id = basic?.id ?? requireField(form, 'client_id');
  const client = findGoogleClient(id);
  if (!client) throw new GoogleOauthError(401, 'invalid_client', 'The OAuth client was not found.');
  const secret = basic?.secret ?? form.get('client_secret');
  if (!secret) throw new GoogleOauthError(400, 'invalid_request', 'client_secret is missing.');
  if (secret !== client.secret) {
    throw new GoogleOauthError(401, 'invalid_client', 'The provided client secret is invalid.');
  }
  return client;
}

function exchangeCode(call: GoogleOauthCall, form: URLSearchParams, client: GoogleClient): CloudResponse {
  const { grants } = call.service;
  const address = requireField(form, 'redirect_uri');
  const grant = grants.redeemCode(requireField(form, 'code'), call.now);
  if (grant?.client.id !== client.id)
    throw new GoogleOauthError(400, 'invalid_grant', 'Malformed auth code.');
  if (address !== grant.redirectUri) throw new GoogleOauthError(400, 'redirect_uri_mismatch', 'Bad Request');
  checkVerifier(form, grant);
  return respondWithTokens(grants.issueTokens(grant, call.now));
}

function checkVerifier(form: URLSearchParams, { challenge }: GoogleCodeGrant): void {
  const verifier = form.get('code_verifier');
  if (!challenge && verifier === null) return;
  if (verifier === null) throw new GoogleOauthError(400, 'invalid_grant', 'Missing code verifier.');
  if (!challenge || !matchesChallenge(verifier, challenge)) {
    throw new GoogleOauthError(400, 'invalid_grant', 'Invalid code verifier.');
  }
}

function refreshTokens(call: GoogleOauthCall, form: URLSearchParams, client: GoogleClient): CloudResponse {
  const issued = call.service.grants.refresh(client.id, requireField(form, 'refresh_token'), call.now);
  if (issued === undefined) throw new GoogleOauthError(400, 'invalid_grant', 'Bad Request');
  if (issued === 'ended') {
    throw new GoogleOauthError(400, 'invalid_grant', 'Token has been expired or revoked.');
  }
  return respondWithTokens(issued);
}

function respondWithTokens({
  access,
  expiresInS,
  refresh,
  refreshExpiresInS,
  scopes,
}: IssuedGoogleTokens): CloudResponse {
  return createGoogleResponse(200, {
    access_token: access,
    expires_in: expiresInS,
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
    ...(refreshExpiresInS === undefined ? {} : { refresh_token_expires_in: refreshExpiresInS }),
    scope: formatGoogleScopes(scopes),
    token_type: 'Bearer',
  });
}

function requireField(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw new GoogleOauthError(400, 'invalid_request', `Missing required parameter: ${name}`);
}
