import { type FetchContext, fetchWithRedirects } from '../phone/fetch-with-redirects';
import { type CloudRequest, type CloudResponse, isBinary, readText } from '../world/http';
import type { NetworkFailure } from '../world/network';
import { once } from '../world/once';

type Respond = (response: CloudResponse | NetworkFailure) => void;

/** Sends requests of a settings page with a window. Bodies reach it as texts; a binary one is reported, once. */
export function createPageFetch(context: FetchContext): (request: CloudRequest, respond: Respond) => void {
  const warn = once((text: string) => {
    context.trace.add({ kind: 'warning', place: 'settings', text });
  });
  return (request, respond) => {
    fetchWithRedirects(context, request, (response) => {
      if ('failure' in response) {
        respond(response);
        return;
      }
      if (isBinary(response)) warn('fetch: a page with a window gets texts only, binary bodies damaged');
      respond({ ...response, body: readText(response), binary: undefined });
    });
  };
}
