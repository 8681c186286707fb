import { fetchAnswer } from '../http';
import { patched } from '../patched';
import type { Http, HttpRequest } from '../platform';
import { asServiceError, type Refusals } from './service-error';
import type { Session } from './session';

/**
 * Sends a request in the wearer's name; answers the parsed body or rejects with a ServiceError. `refusals`:
 * how the service words them, where it has a way of its own.
 */
export type Ask = (request: HttpRequest, refusals?: Refusals) => Promise<unknown>;

/** `Ask` for one wake. An access token that is not taken is renewed, once for all requests of the wake. */
export const createAsk = (session: Session, http: Http, now: () => number): Ask => {
  let renewal: Promise<string> | undefined;

  const send = (request: HttpRequest, token: string, refusals?: Refusals): Promise<unknown> => {
    const headers = patched(request.headers, { Authorization: `Bearer ${token}` });
    return fetchAnswer(http, patched(request, { headers }), now, refusals);
  };

  return (request, refusals) =>
    (renewal || session.token()).then((used) =>
      send(request, used, refusals).catch((error) => {
        const { kind, code } = asServiceError(error);
        // Whether the grant itself is at an end, only the token endpoint may say.
        if (kind !== 'token' && code !== 'invalid-grant') throw error;
        renewal = renewal || session.renew(used);
        return renewal.then((token) => send(request, token, refusals));
      }),
    );
};
