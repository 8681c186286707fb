import type { FinalResponse } from '../../phone/fetch-with-redirects';
import type { CloudRequest } from '../../world/http';
import type { NetworkFailure } from '../../world/network';

const FAILED = 'Failed to fetch';

/** `fetch` of the settings page: over the phone's network, never this computer's. */
export async function networkFetch(
  request: Request,
  send: (request: CloudRequest) => Promise<FinalResponse | NetworkFailure>,
): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  const response = await Promise.race([toCloudRequest(request).then(send), aborted]);
  if ('failure' in response) throw new TypeError(describeFailure(response));
  const empty = [101, 204, 205, 304].includes(response.status);
  const { status, headers } = response;
  return withAddress(new Response(empty ? null : response.body, { status, headers }), response);
}

async function toCloudRequest(request: Request): Promise<CloudRequest> {
  const url = new URL(request.url);
  url.hash = '';
  const body = await request.text();
  return {
    method: request.method,
    url: url.href,
    headers: Object.fromEntries(request.headers),
    ...(body === '' ? {} : { body }),
  };
}

/** What the phone refuses has a message of its own. */
function describeFailure({ failure }: NetworkFailure): string {
  return failure.startsWith(FAILED) ? failure : `${FAILED}: ${failure}`;
}

/** A Response that a script makes has no address, and its copies neither. */
function withAddress(response: Response, from: FinalResponse): Response {
  const members = { url: from.url, redirected: from.isRedirected, type: 'cors' };
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(response, name, { value, configurable: true });
  const clone = (): Response => withAddress(Response.prototype.clone.call(response), from);
  return Object.defineProperty(response, 'clone', { value: clone, writable: true, configurable: true });
}
