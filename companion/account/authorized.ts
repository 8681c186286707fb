import type { Http, HttpRequest, HttpResponse } from '../platform';
import { failureOf, readAnswer } from './service-error';
import type { Session } from './session';

/** Sends a request in the wearer's name; answers the parsed body or throws a ServiceError. */
export type Ask = (request: HttpRequest) => Promise<unknown>;

/**
 * `Ask` for one wake. An access token that is not taken is renewed, once for all requests of the wake.
 * `onAnswer` sees every answer.
 */
export function createAsk(
  session: Session,
  http: Http,
  now: () => number,
  onAnswer: (response: HttpResponse) => void,
): Ask {
  let renewal: Promise<string> | undefined;

  async function send(request: HttpRequest, token: string): Promise<HttpResponse> {
    const headers = Object.assign({}, request.headers, { Authorization: `Bearer ${token}` });
    const response = await http(Object.assign({}, request, { headers }));
    onAnswer(response);
    return response;
  }

  return async (request) => {
    const used = await (renewal || session.token());
    const response = await send(request, used);
    const failure = failureOf(response, now());
    // Whether the grant itself is at an end, only the token endpoint may say.
    const refused = failure && (failure.kind === 'token' || failure.code === 'invalid-grant');
    if (!refused) return readAnswer(response, now());
    renewal = renewal || session.renew(used);
    return readAnswer(await send(request, await renewal), now());
  };
}
