import { assign } from '../assign';
import type { Http, HttpRequest } from '../platform';
import { fetchJson } from './fetch-json';
import { asServiceError, type ErrorMapping } from './service-error';

/** Where access tokens come from. Both functions reject with a ServiceError when there is none. */
export interface AccessTokenSource {
  /** Resolves with an access token that is good for a request. */
  getToken(): Promise<string>;
  /** Resolves with another token than `used`, which the service no longer accepts. */
  renewToken(used: string): Promise<string>;
}

/**
 * Sends a request with the wearer's access token and resolves with the parsed body. Rejects with a ServiceError;
 * `errorMapping` describes a service whose errors differ from RFC 6749 and Fitbit.
 */
export type AuthorizedFetch = (request: HttpRequest, errorMapping?: ErrorMapping) => Promise<unknown>;

/** `AuthorizedFetch` for one wake. A rejected access token is renewed once for all requests of the wake. */
export const createAuthorizedFetch = (
  session: AccessTokenSource,
  http: Http,
  now: () => number,
): AuthorizedFetch => {
  let renewal: Promise<string> | undefined;

  const send = (request: HttpRequest, token: string, errorMapping?: ErrorMapping): Promise<unknown> =>
    fetchJson(
      http,
      assign(request, { headers: assign(request.headers, { Authorization: `Bearer ${token}` }) }),
      now,
      { errorMapping, isBearer: true },
    );

  return (request, errorMapping) =>
    (renewal || session.getToken()).then((usedToken) =>
      send(request, usedToken, errorMapping).catch((error) => {
        const { kind, code } = asServiceError(error);
        // Only the token endpoint may say that the grant itself has ended.
        if (kind !== 'token' && code !== 'invalid-grant') throw error;
        renewal = renewal || session.renewToken(usedToken);
        return renewal.then((token) => send(request, token, errorMapping));
      }),
    );
};
