import type { Clock } from '../world/clock';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { RequestEvent, Trace, TraceEntry } from '../world/trace';
import { followRedirect, MAX_REDIRECTS } from './redirects';

/** When a phone gives up waiting: the default of iOS's URLSession. Android's is longer and not published. */
export const PHONE_REQUEST_TIMEOUT_MS = MINUTE_MS;

/** What a web page or companion is told of every failure, whatever its reason. */
export const FAILED_TO_FETCH = 'Failed to fetch';

/** The answer and the address that gave it, after redirects. */
export interface FinalResponse extends CloudResponse {
  url: string;
}

export interface FetchContext {
  network: Network;
  clock: Clock;
  trace: Trace;
}

/**
 * A request with its redirects, traced hop by hop; `done` is called once, in a later task.
 * The answer of this function turns away: `done` is never called, but a request that was sent is sent,
 * and the trace still learns how the cloud answered it.
 */
export function fetchWithRedirects(
  options: FetchContext,
  request: CloudRequest,
  done: (answer: FinalResponse | NetworkFailure) => void,
): (reason: string) => void {
  const { network, clock, trace } = options;
  let isPending = true;
  let entry: TraceEntry<RequestEvent>;
  let timeout: { cancel(): void };

  const finish = (answer: FinalResponse | NetworkFailure): void => {
    isPending = false;
    timeout.cancel();
    done(answer);
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
    network.send(next, (answer) => {
      if ('failure' in answer) return fail(answer.failure);
      traceResponse(trace, hopEntry, answer, clock.now());
      if (!isPending) return;
      const redirect = followRedirect(next, answer);
      if (!redirect) finish({ ...answer, url: next.url });
      else if (redirects === MAX_REDIRECTS) fail('too many redirects');
      else sendHop(redirect, redirects + 1);
    });
  };

  timeout = clock.after(PHONE_REQUEST_TIMEOUT_MS, () =>
    fail(`no answer in ${PHONE_REQUEST_TIMEOUT_MS / SECOND_MS} s`),
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
  answer: CloudResponse,
  now: number,
): void {
  trace.update(entry, {
    status: answer.status,
    responseHeaders: answer.headers,
    responseBody: answer.body,
    bytes: Buffer.byteLength(answer.body),
    durationMs: now - entry.t,
  });
}
