import { isPicture } from '../picture/check-picture';
import { measureLitShare, measureLitShareApart } from '../picture/lit-share';
import { SECOND_MS } from '../world/duration';
import { type CloudResponse, createBody } from '../world/http';
import { errorCodeOf, messageOf } from '../world/message-of';
import type { NetworkFailure } from '../world/network';
import type { Outside, RealRequest } from '../world/outside';

/** Real time that a real server has for its response. */
const TIMEOUT_MS = 10 * SECOND_MS;
/** A response is held whole, several times over; an app's memory has no room for more. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** The outside of a world that runs in this process and whose app is one's own. `timeoutMs` is real time. */
export function createOutside(timeoutMs = TIMEOUT_MS): Outside {
  return { fetchReal: (request) => fetchReal(request, timeoutMs), measureLitShare };
}

/**
 * The outside of a world that runs strangers' code. `routes`, host → base address, is all that says where a request
 * goes; what is no picture has no lit pixels. `timeoutMs` is real time.
 */
export function createGuardedOutside(routes: ReadonlyMap<string, string>, timeoutMs = TIMEOUT_MS): Outside {
  return {
    async fetchReal(request) {
      const host = URL.canParse(request.url) ? new URL(request.url).hostname : '';
      const realServer = routes.get(host);
      if (realServer === undefined) return { failure: 'this host has no route' };
      return fetchReal({ ...request, realServer }, timeoutMs);
    },
    measureLitShare: (svg) => (isPicture(svg) ? measureLitShareApart(svg) : 0),
  };
}

async function fetchReal(
  { method, url, headers, body, realServer }: RealRequest,
  timeoutMs: number,
): Promise<CloudResponse | NetworkFailure> {
  const { pathname, search } = new URL(url);
  const target = new URL(realServer);
  // Not `new URL(path, realServer)`: a path that begins with two slashes would name another host.
  Object.assign(target, { pathname, search });
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(target, { method, headers, body, redirect: 'manual', signal });
    const responseHeaders: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      responseHeaders[name] = value;
    });
    const bytes = await readLimited(response);
    if (!bytes) return { failure: `the response is larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MB` };
    return { status: response.status, headers: responseHeaders, ...createBody(bytes) };
  } catch (error) {
    return { failure: describeFailure(error, timeoutMs) };
  }
}

/** The body as it was unpacked; undefined where it is too large. The rest of it is not fetched then. */
async function readLimited({ body }: Response): Promise<Uint8Array | undefined> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.length;
    if (size > MAX_RESPONSE_BYTES) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** The error in one line. `fetch` puts it into `cause`, which has only a code if several addresses failed. */
function describeFailure(error: unknown, timeoutMs: number): string {
  const { name, message = String(error), cause }: Partial<Error> = Object(error);
  if (name === 'TimeoutError') return `no response within ${timeoutMs / SECOND_MS} s`;
  const inner = cause === undefined ? '' : messageOf(cause);
  return inner || errorCodeOf(cause) || message;
}
