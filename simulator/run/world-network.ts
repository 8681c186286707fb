import { applyFailures } from '../cloud/failure-modes/apply-failures';
import type { FailureMode } from '../cloud/failure-modes/failure-mode';
import type { Clock } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import type { Cloud, CloudRequest, CloudResponse } from '../world/http';
import type { Network, NetworkFailure } from '../world/network';
import { once } from '../world/once';
import type { Trace } from '../world/trace';
import { ActiveFailures } from './active-failures';

/** From a request to its response, without faults. */
export const LATENCY_MS = 200;

/** Real time that a real server has for its response. */
const REAL_SERVER_TIMEOUT_MS = 10 * SECOND_MS;

interface WorldNetworkOptions {
  clock: Clock;
  trace: Trace;
  /** Serves `hosts`. */
  cloud: Cloud;
  hosts: readonly string[];
  /** Host → base address of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
  /** Real time that such a server has for its response. */
  realServerTimeoutMs?: number;
}

type NetworkResult = CloudResponse | NetworkFailure;

/**
 * The phone's connection to the internet, with its latency, outages, failure modes and lost responses.
 * Requests to hosts with a route go to real servers. Virtual time waits for them (`waitForRealServers`).
 */
export class WorldNetwork implements Network {
  isOnline = true;
  readonly failures = new ActiveFailures();
  /** How many of the next responses get lost. */
  responsesToLose = 0;
  private readonly pendingRealRequests = new Set<Promise<void>>();

  constructor(private readonly options: WorldNetworkOptions) {}

  setOnline(isOnline: boolean): void {
    if (isOnline === this.isOnline) return;
    this.isOnline = isOnline;
    this.options.trace.add({ kind: 'network', isOn: isOnline });
  }

  /** Lets the cloud fail in one mode at all addresses, or at those that contain `urlPart`. */
  setFailureMode(mode: FailureMode, urlPart?: string): void {
    this.failures.set(mode, urlPart);
  }

  send(request: CloudRequest, onResult: (result: NetworkResult) => void): () => void {
    const { clock } = this.options;
    let isPending = true;
    const finish = (result: NetworkResult): void => {
      if (!isPending) return;
      isPending = false;
      onResult(result);
    };
    if (!this.isOnline) clock.after(30, () => finish({ failure: 'the phone is offline' }));
    else clock.after(LATENCY_MS / 2, () => this.dispatch(request, finish));
    return () => {
      isPending = false;
    };
  }

  /** Whether a request to a real server is open. */
  get isWaiting(): boolean {
    return this.pendingRealRequests.size > 0;
  }

  /** Resolves when no request to a real server is open. */
  async waitForRealServers(): Promise<void> {
    while (this.pendingRealRequests.size > 0) await Promise.all(this.pendingRealRequests);
  }

  private dispatch(request: CloudRequest, finish: (result: NetworkResult) => void): void {
    const host = new URL(request.url).hostname;
    const realServer = this.options.routes.get(host);
    if (!this.isOnline) finish({ failure: 'the phone went offline' });
    else if (realServer !== undefined) this.sendToRealServer(request, realServer, finish);
    else if (this.options.hosts.includes(host)) this.sendToCloud(request, finish);
    else finish({ failure: `this simulator has no host ${host}` });
  }

  private sendToCloud(request: CloudRequest, finish: (result: NetworkResult) => void): void {
    const { clock, cloud } = this.options;
    const { response, delayMs } = applyFailures(
      this.failures.list(),
      request,
      (handled) => cloud.handle(handled, clock.now()),
      clock.now(),
    );
    if (response) clock.after(LATENCY_MS / 2 + delayMs, () => this.deliver(response, finish));
  }

  private deliver(result: NetworkResult, finish: (result: NetworkResult) => void): void {
    const lost = this.responsesToLose > 0;
    if (lost) this.responsesToLose--;
    if (lost) finish({ failure: 'the response was lost' });
    else finish(this.isOnline ? result : { failure: 'the phone went offline' });
  }

  private sendToRealServer(
    request: CloudRequest,
    realServer: string,
    finish: (result: NetworkResult) => void,
  ): void {
    const url = new URL(request.url);
    const target = new URL(url.pathname + url.search, realServer);
    const timeoutMs = this.options.realServerTimeoutMs ?? REAL_SERVER_TIMEOUT_MS;
    const pending = fetch(target, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
      .then(async (response) => ({
        status: response.status,
        headers: toHeaderRecord(response),
        body: await response.text(),
      }))
      .catch((error: Error): NetworkFailure => {
        const failure =
          error.name === 'TimeoutError'
            ? `no response within ${timeoutMs / SECOND_MS} s`
            : describeFetchError(error);
        this.warnOnce(`${url.hostname} at ${realServer}: ${failure}`);
        return { failure };
      })
      .then((result) => {
        this.pendingRealRequests.delete(pending);
        this.options.clock.after(LATENCY_MS / 2, () => this.deliver(result, finish));
      });
    this.pendingRealRequests.add(pending);
  }

  private readonly warnOnce = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'cloud', text });
  });
}

function toHeaderRecord(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}

/** The error in one line. `fetch` puts it into `cause`, which has only a code if several addresses failed. */
function describeFetchError({ message, cause }: Error): string {
  const { message: inner, code } = (cause ?? {}) as NodeJS.ErrnoException;
  return inner || code || message;
}
