import type { CloudRequest, CloudResponse } from '../world/http';

/** The Fetch standard's limit. */
export const MAX_REDIRECTS = 20;

/**
 * The next request after a redirect, by the Fetch standard: a POST becomes a GET except at 307 and 308, and
 * another origin gets no credentials. Undefined if the response is not a redirect or has no valid address.
 */
export function followRedirect(request: CloudRequest, response: CloudResponse): CloudRequest | undefined {
  const location = response.headers.location;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  if (!URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url);
  // A location without a fragment inherits that of the request.
  if (url.hash === '') url.hash = new URL(request.url).hash;
  const headers = { ...request.headers };
  if (url.origin !== new URL(request.url).origin) delete headers.authorization;
  const keepsMethod = response.status >= 307 || request.method === 'GET' || request.method === 'HEAD';
  if (keepsMethod) return { ...request, url: url.href, headers };
  delete headers['content-type'];
  return { method: 'GET', url: url.href, headers };
}
