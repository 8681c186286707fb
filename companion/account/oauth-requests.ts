import { type OAuthEndpoints, REDIRECT_URI } from '../../common/services';
import { formEncode } from '../../packages/fitbit-web-api/http';
import { assign } from '../assign';
import type { HttpRequest } from '../platform';
import { asciiBytes, base64 } from './base64';

/** The application, as registered with the service. Without a secret it is a public client. */
export interface Client {
  id: string;
  secret?: string;
}

type Fields = Record<string, string>;

/** Authorization code to tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export const exchangeRequest = (
  service: OAuthEndpoints,
  client: Client,
  code: string,
  verifier: string,
): HttpRequest =>
  clientRequest(service, client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: verifier,
  });

/** Refresh token to a new pair (RFC 6749 §6). */
export const refreshRequest = (service: OAuthEndpoints, client: Client, refreshToken: string): HttpRequest =>
  clientRequest(service, client, { grant_type: 'refresh_token', refresh_token: refreshToken });

/** Revokes a grant (RFC 7009). */
export const revokeRequest = (service: OAuthEndpoints, client: Client, token: string): HttpRequest =>
  service.isGoogle
    ? post(service.revokeUrl, { token })
    : clientRequest(service, client, { token }, service.revokeUrl);

/** Introspects an access token, authorized by the token itself (RFC 7662). */
export const introspectRequest = (service: OAuthEndpoints, accessToken: string): HttpRequest =>
  post(service.introspectUrl, service.isGoogle ? {} : { token: accessToken }, {
    Authorization: `Bearer ${accessToken}`,
  });

/**
 * A public client names itself in the body, a confidential one in a Basic header or in the body too (RFC 6749 §2.3.1).
 */
const clientRequest = (
  { tokenUrl, isGoogle, pretendSecrets = {} }: OAuthEndpoints,
  { id, secret = pretendSecrets[id] }: Client,
  fields: Fields,
  url = tokenUrl,
): HttpRequest => {
  if (!secret || isGoogle) {
    const client = assign<Fields>({ client_id: id }, secret ? { client_secret: secret } : {});
    return post(url, assign(client, fields));
  }
  const credentials = [id, secret].map(encodeURIComponent).join(':');
  return post(url, fields, { Authorization: `Basic ${base64(asciiBytes(credentials))}` });
};

const post = (url: string, fields: Fields, headers?: Fields): HttpRequest => ({
  method: 'POST',
  url,
  headers: assign<Fields>({ 'Content-Type': 'application/x-www-form-urlencoded' }, headers),
  body: formEncode(fields),
});
