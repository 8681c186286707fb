import { fetchAnswer } from '../http';
import { patched } from '../patched';
import type { Http, HttpRequest } from '../platform';
import { asServiceError } from './service-error';
import type { Session } from './session';

/** Sends a request in the wearer's name; answers the parsed body or rejects with a ServiceError. */
export type Ask = (request: HttpRequest) => Promise<unknown>;

/** `Ask` for one wake. An access token that is not taken is renewed, once for all requests of the wake. */
export const createAsk = (session: Session, http: Http, now: () => number): Ask => {
  let renewal: Promise<string> | undefined;

  const send = (request: HttpRequest, token: string): Promise<unknown> => {
    const headers = patched(request.headers, { Authorization: `Bearer ${token}` });
    return fetchAnswer(http, patched(request, { headers }), now);
  };

  return (request) =>
    (renewal || session.token()).then((used) =>
      send(request, used).catch((error) => {
        const { kind, code } = asServiceError(error);
        // Whether the grant itself is at an end, only the token endpoint may say.
        if (kind !== 'token' && code !== 'invalid-grant') throw error;
        renewal = renewal || session.renew(used);
        return renewal.then((token) => send(request, token));
      }),
    );
};
