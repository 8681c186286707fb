import { REDIRECT_URI } from '../../common/services';
import { formEncode } from '../http';
import type { HttpRequest } from '../platform';
import { asciiBytes, base64 } from './base64';
import { ServiceError } from './service-error';

/** The application as the service knows it. Without a secret it is a public client. */
export interface Client {
  id: string;
  secret?: string;
}

export interface OAuthEndpoints {
  tokenUrl: string;
  revokeUrl: string;
}

export interface Tokens {
  access: string;
  refresh: string;
  /** ms, by this phone's clock. */
  expiresAt: number;
  scopes: string[];
  /** Whose data they open, as the service numbers its users; empty where it does not say. */
  userId: string;
  /** The client id they were issued to; no other may refresh them. */
  clientId: string;
}

/** Authorization code to tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export function exchangeRequest(
  service: OAuthEndpoints,
  client: Client,
  code: string,
  verifier: string,
): HttpRequest {
  return post(service.tokenUrl, client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: verifier,
  });
}

/** Refresh token to a new pair (RFC 6749 §6). */
export function refreshRequest(service: OAuthEndpoints, client: Client, refreshToken: string): HttpRequest {
  return post(service.tokenUrl, client, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** The end of a grant (RFC 7009). */
export function revokeRequest(service: OAuthEndpoints, client: Client, token: string): HttpRequest {
  return post(service.revokeUrl, client, { token });
}

/**
 * The tokens in an answer of the token endpoint. A refresh may leave out what has not changed:
 * that is taken from `before`. Throws a ServiceError `shape` where there are no tokens in it.
 */
export function readTokens(answer: unknown, clientId: string, now: number, before?: Tokens): Tokens {
  const { access_token, refresh_token, expires_in, scope, user_id } = (answer || {}) as Record<
    string,
    unknown
  >;
  const refresh = text(refresh_token) || before?.refresh;
  const seconds = Number(expires_in);
  if (!text(access_token) || !refresh || !(seconds > 0)) throw new ServiceError('wait', 'shape');
  return {
    access: text(access_token),
    refresh,
    expiresAt: now + seconds * 1000,
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : before ? before.scopes : [],
    userId: text(user_id) || before?.userId || '',
    clientId,
  };
}

/** A public client names itself in the body, a confidential one in a Basic header (RFC 6749 §2.3.1). */
function post(url: string, client: Client, fields: Record<string, string>): HttpRequest {
  const headers: Record<string, string> = { 'Content-Type': 'application/x-www-form-urlencoded' };
  if (client.secret) {
    const pair = `${encodeURIComponent(client.id)}:${encodeURIComponent(client.secret)}`;
    headers.Authorization = `Basic ${base64(asciiBytes(pair))}`;
    return { method: 'POST', url, headers, body: formEncode(fields) };
  }
  return { method: 'POST', url, headers, body: formEncode(Object.assign({ client_id: client.id }, fields)) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
