import { SECOND_MS } from '../../common/time';
import type { JsonFields } from '../http/parse-json';
import { ServiceError } from '../http/service-error';

export interface Tokens {
  accessToken: string;
  /** Absent when the session ends with the access token: from an implicit grant, or pasted without one. */
  refreshToken?: string;
  /** ms, by this phone's clock. */
  expiresAt: number;
  scopes: string[];
  /** The wearer's id at the service; empty where the service does not report it. */
  userId: string;
  /** When the refresh token ends, ms. The service reports it only for an application in testing. */
  refreshExpiresAt?: number;
  /** The client id that the tokens were issued to; no other may refresh them. */
  clientId: string;
}

/**
 * Reads the tokens in a response of the token endpoint. A refresh may omit what has not changed; `previous` fills it in.
 * Throws a ServiceError `shape` when there are no tokens.
 */
export const readTokens = (
  body: unknown,
  clientId: string,
  now: number,
  previous: Partial<Tokens> = {},
): Tokens => {
  const fields: JsonFields = Object(body);
  const { access_token, refresh_token, expires_in, refresh_token_expires_in, scope, user_id } = fields;
  const accessToken = asString(access_token);
  const refreshToken = asString(refresh_token) || previous.refreshToken;
  const lifetimeS = Number(expires_in);
  if (!accessToken || !refreshToken || !(lifetimeS > 0)) throw new ServiceError('wait', 'shape');
  const refreshTokenLifetimeS = Number(refresh_token_expires_in);
  return {
    accessToken,
    refreshToken,
    expiresAt: now + lifetimeS * SECOND_MS,
    scopes: parseScopes(scope) || previous.scopes || [],
    userId: asString(user_id) || previous.userId || '',
    clientId,
    refreshExpiresAt: refreshTokenLifetimeS > 0 ? now + refreshTokenLifetimeS * SECOND_MS : undefined,
  };
};

/** What the service knows about an access token. */
export type Introspection = Omit<Tokens, 'accessToken' | 'refreshToken'>;

/**
 * Reads a response of the introspection endpoint, or of `tokeninfo`, which has other names and gives seconds. Throws a
 * ServiceError `inactive` when the service does not know the token, or no longer.
 */
export const readIntrospection = (body: unknown, isTokenInfo = false): Introspection => {
  const fields: JsonFields = Object(body);
  const { aud, active = isTokenInfo && !!aud, scope, exp, client_id = aud, user_id } = fields;
  if (active !== true) throw new ServiceError('ended', 'inactive');
  return {
    expiresAt: (Number(exp) || 0) * (isTokenInfo ? SECOND_MS : 1),
    scopes: parseScopes(scope) || [],
    userId: asString(user_id),
    clientId: asString(client_id),
  };
};

/** The scopes in RFC 6749's `sleep profile`, or in introspection's own `{SLEEP=READ, PROFILE=READ_WRITE}`. */
const parseScopes = (text: unknown): string[] | null =>
  asString(text)
    .toLowerCase()
    .replace(/=\w+/g, '')
    .match(/[^\s{},]+/g);

const asString = (value: unknown): string => (typeof value === 'string' ? value : '');
