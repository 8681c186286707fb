import type { CloudRequest, CloudResponse } from '../../world/http';
import type { NetworkFailure } from '../../world/network';

/** `fetch` of the settings page: through the phone's network, never from this computer. */
export async function networkFetch(
  request: Request,
  send: (request: CloudRequest) => Promise<CloudResponse | NetworkFailure>,
): Promise<Response> {
  const body = await request.text();
  const answer = await send({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(body === '' ? {} : { body }),
  });
  if ('failure' in answer) throw new TypeError(`Failed to fetch: ${answer.failure}`);
  const empty = [101, 204, 205, 304].includes(answer.status);
  return new Response(empty ? null : answer.body, { status: answer.status, headers: answer.headers });
}
