import { ServiceError } from './service-error';

export interface Tokens {
  access: string;
  /** Absent where the session ends with the access token: implicit grant, or pasted without. */
  refresh?: string;
  /** ms, by this phone's clock. */
  expiresAt: number;
  scopes: string[];
  /** Whose data they open, as the service numbers its users; empty where it does not say. */
  userId: string;
  /** When the refresh token ends, ms, where the service says so: it does where an application is in testing. */
  renewableUntil?: number;
  /** The client id they were issued to; no other may refresh them. */
  clientId: string;
}

type Fields = Record<string, unknown>;

/**
 * The tokens in an answer of the token endpoint. A refresh may leave out what has not changed:
 * that is taken from `before`. Throws a ServiceError `shape` where there are no tokens in it.
 */
export const readTokens = (
  answer: unknown,
  clientId: string,
  now: number,
  before: Partial<Tokens> = {},
): Tokens => {
  const { access_token, refresh_token, expires_in, refresh_token_expires_in, scope, user_id } = (answer ||
    {}) as Fields;
  const access = textOf(access_token);
  const refresh = textOf(refresh_token) || before.refresh;
  const seconds = Number(expires_in);
  if (!access || !refresh || !(seconds > 0)) throw new ServiceError('wait', 'shape');
  const renewable = Number(refresh_token_expires_in);
  return {
    access,
    refresh,
    expiresAt: now + seconds * 1000,
    scopes: scopesIn(scope) || before.scopes || [],
    userId: textOf(user_id) || before.userId || '',
    clientId,
    renewableUntil: renewable > 0 ? now + renewable * 1000 : undefined,
  };
};

/** What the service knows of an access token. */
export type Introspection = Omit<Tokens, 'access' | 'refresh'>;

/**
 * What an answer of the introspection endpoint says, or one of `tokeninfo`, which has other names and tells
 * seconds. Throws a ServiceError `inactive` where the service does not know the token, or no more.
 */
export const readIntrospection = (answer: unknown, isTokenInfo = false): Introspection => {
  const {
    aud,
    active = isTokenInfo && !!aud,
    scope,
    exp,
    client_id = aud,
    user_id,
  } = (answer || {}) as Fields;
  if (active !== true) throw new ServiceError('ended', 'inactive');
  return {
    expiresAt: (Number(exp) || 0) * (isTokenInfo ? 1000 : 1),
    scopes: scopesIn(scope) || [],
    userId: textOf(user_id),
    clientId: textOf(client_id),
  };
};

/** The scopes in RFC 6749's `sleep profile`, or in introspection's own `{SLEEP=READ, PROFILE=READ_WRITE}`. */
const scopesIn = (text: unknown): string[] | null =>
  textOf(text)
    .toLowerCase()
    .replace(/=\w+/g, '')
    .match(/[^\s{},]+/g);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
