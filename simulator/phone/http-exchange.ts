import type { Clock } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import type { RequestEvent, Trace, TraceEntry } from '../world/trace';
import { MAX_REDIRECTS, nextRequest } from './redirects';

/** When a phone gives up waiting: the default of iOS's URLSession. Android's is longer and not published. */
export const REQUEST_TIMEOUT = 60_000;

/** What a web page or companion is told of every failure, whatever its reason. */
export const FAILED_TO_FETCH = 'Failed to fetch';

/** The answer and the address that gave it, after redirects. */
export interface Answer extends CloudResponse {
  url: string;
}

export interface ExchangeOptions {
  network: Network;
  clock: Clock;
  trace: Trace;
}

/**
 * A request with its redirects, traced hop by hop; `done` is called once, in a later turn.
 * The answer of this function turns away: `done` is never called, but a request that was sent is sent,
 * and the trace still learns how the cloud answered it.
 */
export function exchange(
  options: ExchangeOptions,
  request: CloudRequest,
  done: (answer: Answer | NetworkFailure) => void,
): (why: string) => void {
  const { network, clock, trace } = options;
  let waiting = true;
  let entry: TraceEntry<RequestEvent>;
  let timeout: { cancel(): void };

  const finish = (answer: Answer | NetworkFailure): void => {
    waiting = false;
    timeout.cancel();
    done(answer);
  };
  const fail = (reason: string): void => {
    if (!waiting) return;
    trace.update(entry, { failure: `${FAILED_TO_FETCH} (${reason})`, durationMs: clock.now() - entry.t });
    finish({ failure: reason });
  };
  const hop = (next: CloudRequest, redirects: number): void => {
    const here = trace.add<RequestEvent>({
      kind: 'request',
      method: next.method,
      url: next.url,
      requestHeaders: next.headers,
      requestBody: next.body,
    });
    entry = here;
    network.send(next, (answer) => {
      if ('failure' in answer) return fail(answer.failure);
      traceAnswer(trace, here, answer, clock.now());
      if (!waiting) return;
      const further = nextRequest(next, answer);
      if (!further) finish({ ...answer, url: next.url });
      else if (redirects === MAX_REDIRECTS) fail('too many redirects');
      else hop(further, redirects + 1);
    });
  };

  timeout = clock.after(REQUEST_TIMEOUT, () => fail(`no answer in ${REQUEST_TIMEOUT / 1000} s`));
  hop(request, 0);
  return (why) => {
    if (!waiting) return;
    waiting = false;
    timeout.cancel();
    trace.update(entry, { failure: why });
  };
}

function traceAnswer(
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
