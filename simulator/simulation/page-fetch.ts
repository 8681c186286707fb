import { findAddressRefusal } from '../phone/fetch-addresses';
import {
  FAILED_TO_FETCH,
  type FetchContext,
  type FinalResponse,
  fetchWithRedirects,
} from '../phone/fetch-with-redirects';
import { describeUnreadable, isReadableByPage } from '../settings-page/cross-origin';
import { type CloudRequest, isBinary, isMethod, METHOD_REFUSED, readText } from '../world/http';
import type { NetworkFailure } from '../world/network';
import { once } from '../world/once';

type Respond = (response: FinalResponse | NetworkFailure) => void;
type PageFetch = (request: CloudRequest, options: { isSignIn: boolean }, respond: Respond) => void;

/**
 * Sends requests of a settings page with a window. Bodies reach it as texts; a binary one is reported, once. What a
 * phone refuses or keeps from the page is as without a window. `isSignIn`: the component's own exchange of a code, of
 * which it is not known where a phone makes it.
 */
export function createPageFetch(context: FetchContext): PageFetch {
  const warn = once((text: string) => {
    context.trace.add({ kind: 'warning', place: 'settings', text });
  });
  return (request, { isSignIn }, respond) => {
    if (!isMethod(request.method)) {
      warn(METHOD_REFUSED);
      respond({ failure: FAILED_TO_FETCH });
      return;
    }
    const refusal = isSignIn ? undefined : findAddressRefusal(request.url);
    if (refusal !== undefined) {
      respond({ failure: refusal });
      return;
    }
    const isAllowed = (next: string): boolean => isSignIn || findAddressRefusal(next) === undefined;
    fetchWithRedirects({ ...context, isAllowed }, request, (response) => {
      if ('failure' in response) {
        respond(response);
        return;
      }
      if (!isSignIn && !isReadableByPage(response)) warn(describeUnreadable(response));
      if (isBinary(response)) warn('fetch: a page with a window gets texts only, binary bodies damaged');
      respond({ ...response, body: readText(response), binary: undefined });
    });
  };
}
