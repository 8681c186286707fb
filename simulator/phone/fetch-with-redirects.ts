import type { Clock } from '../world/clock';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import { type CloudRequest, type CloudResponse, describeBody, isBinary, readBytes } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { RequestEvent, Trace, TraceEntry } from '../world/trace';
import { followRedirect, MAX_REDIRECTS } from './redirects';

/** The default timeout of iOS's URLSession. Android's is longer and not published. */
export const PHONE_REQUEST_TIMEOUT_MS = MINUTE_MS;

/** The error message for all failures, on the web and in a companion. */
export const FAILED_TO_FETCH = 'Failed to fetch';

/** The response and its address after redirects. */
export interface FinalResponse extends CloudResponse {
  url: string;
  isRedirected: boolean;
}

export interface FetchContext {
  network: Network;
  clock: Clock;
  trace: Trace;
  /** Whether the sender still runs; by default it does. One that has ended sends nothing more. */
  isAlive?: () => boolean;
  /** Whether the sender requests this address after a redirect; by default every one. */
  isAllowed?: (address: string) => boolean;
}

/**
 * Sends a request, follows its redirects and traces each hop. `onResult` is called once, in a later task. The
 * returned function aborts: `onResult` is not called, but the sent request stays sent and the trace gets its response.
 */
export function fetchWithRedirects(
  options: FetchContext,
  request: CloudRequest,
  onResult: (result: FinalResponse | NetworkFailure) => void,
): (reason: string) => void {
  const { network, clock, trace, isAlive = () => true, isAllowed = () => true } = options;
  let isPending = true;
  let entry: TraceEntry<RequestEvent>;
  let timeout: { cancel(): void };

  const finish = (result: FinalResponse | NetworkFailure): void => {
    isPending = false;
    timeout.cancel();
    onResult(result);
  };
  const fail = (reason: string): void => {
    if (!isPending) return;
    trace.update(entry, { failure: `${FAILED_TO_FETCH} (${reason})`, durationMs: clock.now() - entry.t });
    finish({ failure: reason });
  };
  const sendHop = (next: CloudRequest, redirects: number): void => {
    const hopEntry = trace.add<RequestEvent>({
      kind: 'request',
      method: next.method,
      url: next.url,
      requestHeaders: next.headers,
      requestBody: next.body,
    });
    entry = hopEntry;
    const onResult = (result: CloudResponse | NetworkFailure): void => {
      if ('failure' in result) {
        fail(result.failure);
        return;
      }
      traceResponse(trace, hopEntry, result, clock.now());
      if (!isPending) return;
      const redirect = followRedirect(next, result);
      if (!redirect) finish({ ...result, url: next.url, isRedirected: redirects > 0 });
      else if (redirects === MAX_REDIRECTS) fail('too many redirects');
      else if (isAllowed(redirect.url)) sendHop(redirect, redirects + 1);
      else fail('a redirect to an address that the phone refuses, such as plain http://');
    };
    network.send(next, onResult, () => isPending && isAlive());
  };

  timeout = clock.after(PHONE_REQUEST_TIMEOUT_MS, () =>
    fail(`no response within ${PHONE_REQUEST_TIMEOUT_MS / SECOND_MS} s`),
  );
  sendHop(request, 0);
  return (reason) => {
    if (!isPending) return;
    isPending = false;
    timeout.cancel();
    trace.update(entry, { failure: reason });
  };
}

function traceResponse(
  trace: Trace,
  entry: TraceEntry<RequestEvent>,
  response: CloudResponse,
  now: number,
): void {
  trace.update(entry, {
    status: response.status,
    responseHeaders: response.headers,
    responseBody: describeBody(response),
    ...(isBinary(response) && { isBinary: true }),
    bytes: readBytes(response).length,
    durationMs: now - entry.t,
  });
}
