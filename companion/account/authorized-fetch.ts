import { fetchJson } from '../http';
import { patched } from '../patched';
import type { Http, HttpRequest } from '../platform';
import { asServiceError, type ErrorMapping } from './service-error';
import type { Session } from './session';

/**
 * Sends a request in the wearer's name; answers the parsed body or rejects with a ServiceError. `refusals`:
 * how the service words them, where it has a way of its own.
 */
export type AuthorizedFetch = (request: HttpRequest, refusals?: ErrorMapping) => Promise<unknown>;

/** `AuthorizedFetch` for one wake. An access token that is not taken is renewed, once for all requests of the wake. */
export const createAuthorizedFetch = (session: Session, http: Http, now: () => number): AuthorizedFetch => {
  let renewal: Promise<string> | undefined;

  const send = (request: HttpRequest, token: string, errorMapping?: ErrorMapping): Promise<unknown> => {
    const headers = patched(request.headers, { Authorization: `Bearer ${token}` });
    return fetchJson(http, patched(request, { headers }), now, errorMapping);
  };

  return (request, errorMapping) =>
    (renewal || session.getAccessToken()).then((usedToken) =>
      send(request, usedToken, errorMapping).catch((error) => {
        const { kind, code } = asServiceError(error);
        // Whether the grant itself is at an end, only the token endpoint may say.
        if (kind !== 'token' && code !== 'invalid-grant') throw error;
        renewal = renewal || session.renewAccessToken(usedToken);
        return renewal.then((token) => send(request, token, errorMapping));
      }),
    );
};
