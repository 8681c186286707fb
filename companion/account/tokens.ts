import { SECOND_MS } from '../../common/time';
import type { JsonFields } from '../http/parse-json';
import { ServiceError } from '../http/service-error';

export interface Tokens {
  accessToken: string;
  /** Absent where the session ends with the access token: implicit grant, or pasted without. */
  refreshToken?: string;
  /** ms, by this phone's clock. */
  expiresAt: number;
  scopes: string[];
  /** Whose data they open, as the service numbers its users; empty where it does not say. */
  userId: string;
  /** When the refresh token ends, ms, where the service says so: it does where an application is in testing. */
  refreshExpiresAt?: number;
  /** The client id they were issued to; no other may refresh them. */
  clientId: string;
}

/**
 * The tokens in an answer of the token endpoint. A refresh may leave out what has not changed:
 * that is taken from `previous`. Throws a ServiceError `shape` where there are no tokens in it.
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

/** What the service knows of an access token. */
export type Introspection = Omit<Tokens, 'accessToken' | 'refreshToken'>;

/**
 * What an answer of the introspection endpoint says, or one of `tokeninfo`, which has other names and tells
 * seconds. Throws a ServiceError `inactive` where the service does not know the token, or no more.
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
