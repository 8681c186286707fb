import type { CloudRequest, CloudResponse } from '../world/http';

/** As many redirects as the Fetch standard allows in a row. */
export const MAX_REDIRECTS = 20;

/**
 * The request that a redirect asks for, as the Fetch standard has it: a POST becomes a GET except at 307
 * and 308, and credentials stay with their origin. Undefined where the answer is no redirect or leads nowhere.
 */
export function followRedirect(request: CloudRequest, response: CloudResponse): CloudRequest | undefined {
  const location = response.headers.location;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  if (!URL.canParse(location, request.url)) return undefined;
  const url = new URL(location, request.url);
  // A fragment stays with the reader; a location without one inherits it.
  if (url.hash === '') url.hash = new URL(request.url).hash;
  const headers = { ...request.headers };
  if (url.origin !== new URL(request.url).origin) delete headers.authorization;
  const keepsMethod = response.status >= 307 || request.method === 'GET' || request.method === 'HEAD';
  if (keepsMethod) return { ...request, url: url.href, headers };
  delete headers['content-type'];
  return { method: 'GET', url: url.href, headers };
}
