import { applyFailures } from '../cloud/failure-modes/apply-failures';
import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';
import type { Clock } from '../world/clock';
import type { Cloud, CloudRequest, CloudResponse } from '../world/http';
import { Listeners } from '../world/listeners';
import type { Network, NetworkFailure } from '../world/network';
import { once } from '../world/once';
import type { Outside } from '../world/outside';
import type { PendingWork } from '../world/pending-work';
import type { Trace } from '../world/trace';
import { ActiveFailures } from './active-failures';

/** From a request to its response, without faults. */
export const LATENCY_MS = 200;

interface WorldNetworkOptions {
  clock: Clock;
  trace: Trace;
  /** Serves `hosts`. */
  cloud: Cloud;
  hosts: readonly string[];
  /** Host → base address of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
  /** Sends the requests to them. */
  outside: Outside | undefined;
  pendingWork: PendingWork;
}

type NetworkResult = CloudResponse | NetworkFailure;

/**
 * The phone's connection to the internet, with its latency, outages, failure modes and lost responses.
 * Requests to hosts with a route go to real servers. Virtual time waits for them (`pendingWork`).
 */
export class WorldNetwork implements Network {
  isOnline = true;
  /** The phone is online again. */
  readonly onReconnected = new Listeners();
  readonly failures = new ActiveFailures();
  /** How many of the next responses get lost. */
  responsesToLose = 0;

  constructor(private readonly options: WorldNetworkOptions) {}

  setOnline(isOnline: boolean): void {
    if (isOnline === this.isOnline) return;
    this.isOnline = isOnline;
    this.options.trace.add({ kind: 'network', isOn: isOnline });
    if (isOnline) this.onReconnected.notify();
  }

  /** Lets the cloud fail in one mode at all addresses, or at those that contain `urlPart`. */
  setFailureMode(mode: FailureMode, urlPart?: string): void {
    this.failures.set(mode, urlPart);
  }

  /** Lets the cloud fail in these ways and no others; where two would respond, the earlier one does. */
  replaceFailures(failures: readonly Failure[]): void {
    this.failures.replace(failures);
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

  private dispatch(request: CloudRequest, finish: (result: NetworkResult) => void): void {
    if (!URL.canParse(request.url)) {
      finish({ failure: 'the address is not valid' });
      return;
    }
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
      (handled) => this.handleInCloud(cloud, handled),
      clock.now(),
    );
    if (response) clock.after(LATENCY_MS / 2 + delayMs, () => this.deliver(response, finish));
  }

  /** A mistake in the pretend cloud is a failure of that request, not of the world. */
  private handleInCloud(cloud: Cloud, request: CloudRequest): CloudResponse {
    try {
      return cloud.handle(request, this.options.clock.now());
    } catch (error) {
      this.warnOnce(`${request.method} ${request.url.split('?')[0]}: the pretend cloud failed: ${error}`);
      return { status: 500, headers: {}, body: '' };
    }
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
    const { outside, pendingWork, clock } = this.options;
    const failure = { failure: 'nothing reaches real servers here' };
    const response = outside?.fetchReal({ ...request, realServer }) ?? Promise.resolve(failure);
    const work = response.then((result) => {
      if ('failure' in result)
        this.warnOnce(`${new URL(request.url).hostname} at ${realServer}: ${result.failure}`);
      clock.after(LATENCY_MS / 2, () => this.deliver(result, finish));
    });
    pendingWork.add(work);
  }

  private readonly warnOnce = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'cloud', text });
  });
}
