import { HOUR_MS, SECOND_MS } from '../../common/time';
import { fetchJson } from '../http/fetch-json';
import type { JsonFields } from '../http/parse-json';
import { classifyBody, fail } from '../http/service-error';
import { isString } from '../is-string';
import type { Http, HttpRequest } from '../platform';

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
 * Time for which an access token is used when the response does not say, ms (RFC 6749 §5.1 only recommends that it
 * does).
 */
const DEFAULT_LIFETIME_MS = HOUR_MS;

/**
 * Reads the tokens in a response of the token endpoint. Members that it leaves out are taken from `known`: what a
 * refresh does not change, and the scopes that were requested (RFC 6749 §5.1). Without a refresh token the session
 * ends with the access token. Throws a ServiceError when there is no access token: the error that the body names,
 * else `shape`.
 */
export const readTokens = (
  body: unknown,
  now: number,
  known: Partial<Tokens> & Pick<Tokens, 'clientId'>,
): Tokens => {
  const { access_token, refresh_token, expires_in, refresh_token_expires_in, scope, user_id }: JsonFields =
    Object(body);
  const accessToken = asString(access_token);
  if (!accessToken) fail(...(classifyBody(body) || ['wait', 'shape']));
  // A text counts as the number that it says.
  const endOf = (lifetimeS: unknown) =>
    (lifetimeS as number) > 0 ? now + (lifetimeS as number) * SECOND_MS : undefined;
  return {
    accessToken,
    refreshToken: asString(refresh_token) || known.refreshToken,
    expiresAt: endOf(expires_in) || now + DEFAULT_LIFETIME_MS,
    scopes: parseScopes(scope) || known.scopes || [],
    userId: asString(user_id) || known.userId || '',
    clientId: known.clientId,
    refreshExpiresAt: endOf(refresh_token_expires_in),
  };
};

/** Sends a request to the token endpoint and resolves with the tokens in the response; see `readTokens`. */
export const fetchTokens = (
  http: Http,
  request: HttpRequest,
  now: () => number,
  known: Parameters<typeof readTokens>[2],
): Promise<Tokens> => fetchJson(http, request, now).then((body) => readTokens(body, now(), known));

/** What the service knows about an access token. */
export type Introspection = Omit<Tokens, 'accessToken' | 'refreshToken'>;

/**
 * Reads a response of the introspection endpoint, or of `tokeninfo`, which has other names and gives seconds. Throws a
 * ServiceError `inactive` when the service does not know the token, or no longer.
 */
export const readIntrospection = (body: unknown, isTokenInfo?: boolean): Introspection => {
  const {
    aud,
    active = isTokenInfo && !!aud,
    scope,
    exp,
    client_id = aud,
    user_id,
  }: JsonFields = Object(body);
  if (active !== true) fail('ended', 'inactive');
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

const asString = (value: unknown): string => (isString(value) ? value : '');
