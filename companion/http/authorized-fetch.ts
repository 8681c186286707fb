import { assign } from '../assign';
import type { Http, HttpRequest } from '../platform';
import { fetchJson } from './fetch-json';
import { asServiceError, type BearerErrors } from './service-error';

/** Where access tokens come from. Both functions reject with a ServiceError when there is none. */
export interface AccessTokenSource {
  /** Resolves with an access token that is good for a request. */
  getToken(): Promise<string>;
  /** Resolves with another token than `used`, which the service no longer accepts. */
  renewToken(used: string): Promise<string>;
}

/**
 * Sends a request with the wearer's access token and resolves with the parsed body. Rejects with a ServiceError;
 * `errors` describes a service whose errors differ from RFC 6749 and Fitbit.
 */
export type AuthorizedFetch = (request: HttpRequest, errors?: BearerErrors) => Promise<unknown>;

/** `AuthorizedFetch` for one wake. A rejected access token is renewed once for all requests of the wake. */
export const createAuthorizedFetch = (
  session: AccessTokenSource,
  http: Http,
  now: () => number,
): AuthorizedFetch => {
  let renewal: Promise<string> | undefined;

  return (request, errors = {}) => {
    const send = (token: string): Promise<unknown> =>
      fetchJson(
        http,
        assign(request, { headers: assign(request.headers, { Authorization: `Bearer ${token}` }) }),
        now,
        errors,
      );
    const isRenewed = !!renewal;
    return (renewal || session.getToken()).then((usedToken) =>
      send(usedToken).catch((error) => {
        if (isRenewed || asServiceError(error).kind !== 'token') throw error;
        renewal = renewal || session.renewToken(usedToken);
        return renewal.then(send);
      }),
    );
  };
};
