import type { CloudRequest, CloudResponse } from '../../world/http';
import type { NetworkFailure } from '../../world/network';

/** `fetch` of the settings page: over the phone's network, never this computer's. */
export async function networkFetch(
  request: Request,
  send: (request: CloudRequest) => Promise<CloudResponse | NetworkFailure>,
): Promise<Response> {
  const body = await request.text();
  const response = await send({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(body === '' ? {} : { body }),
  });
  if ('failure' in response) throw new TypeError(`Failed to fetch: ${response.failure}`);
  const empty = [101, 204, 205, 304].includes(response.status);
  return new Response(empty ? null : response.body, { status: response.status, headers: response.headers });
}
