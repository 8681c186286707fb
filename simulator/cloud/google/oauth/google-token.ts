import type { CloudRequest, CloudResponse } from '../../../world/http';
import { isForm } from '../../oauth/form';
import { matchesChallenge } from '../../oauth/pkce';
import { findGoogleClient, type GoogleClient } from '../google-clients';
import { jsonResponse } from '../google-error';
import { GOOGLE_OAUTH_HOST, type GoogleOauthCall, type GoogleOauthRoute } from '../google-route';
import { writeGoogleScopes } from '../google-scopes';
import type { GoogleCode, IssuedGoogleTokens } from '../grant-store';
import { OauthError, orOauthError } from './oauth-error';

/** `POST /token`: codes and refresh tokens become access tokens. */
export const googleTokenRoute: GoogleOauthRoute = {
  host: GOOGLE_OAUTH_HOST,
  method: 'POST',
  path: '/token',
  handle: (call) =>
    orOauthError(() => {
      const form = new URLSearchParams(isForm(call.request) ? call.request.body : '');
      const kind = form.get('grant_type') ?? '';
      if (kind !== 'authorization_code' && kind !== 'refresh_token') {
        throw new OauthError(400, 'unsupported_grant_type', `Invalid grant_type: ${kind}`);
      }
      const client = authenticateClient(call.request, form);
      return kind === 'refresh_token' ? refresh(call, form, client) : redeemCode(call, form, client);
    }),
};

/** By form or Basic header, with its secret: Google asks it of desktop apps too, PKCE or not. */
function authenticateClient(request: CloudRequest, form: URLSearchParams): GoogleClient {
  const basic = readBasic(request.headers.authorization);
  const id = basic?.[0] ?? required(form, 'client_id');
  const client = findGoogleClient(id);
  if (!client) throw new OauthError(401, 'invalid_client', 'The OAuth client was not found.');
  const secret = basic?.[1] ?? form.get('client_secret');
  if (!secret) throw new OauthError(400, 'invalid_request', 'client_secret is missing.');
  if (secret !== client.secret) {
    throw new OauthError(401, 'invalid_client', 'The provided client secret is invalid.');
  }
  return client;
}

function readBasic(header: string | undefined): [id: string, secret: string] | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [id, secret];
}

function redeemCode(call: GoogleOauthCall, form: URLSearchParams, client: GoogleClient): CloudResponse {
  const { grants } = call.service;
  const address = required(form, 'redirect_uri');
  const grant = grants.redeemCode(required(form, 'code'), call.now);
  if (grant?.client.id !== client.id) throw new OauthError(400, 'invalid_grant', 'Malformed auth code.');
  if (address !== grant.redirectUri) throw new OauthError(400, 'redirect_uri_mismatch', 'Bad Request');
  checkVerifier(form, grant);
  return answerWith(grants.issueTokens(grant, call.now));
}

function checkVerifier(form: URLSearchParams, { challenge }: GoogleCode): void {
  const verifier = form.get('code_verifier');
  if (!challenge && verifier === null) return;
  if (verifier === null) throw new OauthError(400, 'invalid_grant', 'Missing code verifier.');
  if (!challenge || !matchesChallenge(verifier, challenge)) {
    throw new OauthError(400, 'invalid_grant', 'Invalid code verifier.');
  }
}

function refresh(call: GoogleOauthCall, form: URLSearchParams, client: GoogleClient): CloudResponse {
  const issued = call.service.grants.refresh(client.id, required(form, 'refresh_token'), call.now);
  if (issued === undefined) throw new OauthError(400, 'invalid_grant', 'Bad Request');
  if (issued === 'dead') {
    throw new OauthError(400, 'invalid_grant', 'Token has been expired or revoked.');
  }
  return answerWith(issued);
}

function answerWith({ access, seconds, refresh, refreshSeconds, scopes }: IssuedGoogleTokens): CloudResponse {
  return jsonResponse(200, {
    access_token: access,
    expires_in: seconds,
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
    ...(refreshSeconds === undefined ? {} : { refresh_token_expires_in: refreshSeconds }),
    scope: writeGoogleScopes(scopes),
    token_type: 'Bearer',
  });
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value) return value;
  throw new OauthError(400, 'invalid_request', `Missing required parameter: ${name}`);
}
