import { applyFailures } from '../cloud/failure-modes/apply-failures';
import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';
import { PHONE_REQUEST_TIMEOUT_MS } from '../phone/fetch-with-redirects';
import type { Clock } from '../world/clock';
import type { Cloud, CloudRequest, CloudResponse } from '../world/http';
import { Listeners } from '../world/listeners';
import type { Moment, Moments } from '../world/moments';
import type { Network, NetworkFailure } from '../world/network';
import { once } from '../world/once';
import type { Outside } from '../world/outside';
import type { PendingWork } from '../world/pending-work';
import type { Trace } from '../world/trace';
import { ActiveFailures } from './active-failures';
import { type Exchange, Exchanges } from './exchanges';

/** From a request to its response, without faults. */
export const LATENCY_MS = 200;

interface WorldNetworkOptions {
  clock: Clock;
  trace: Trace;
  moments?: Moments;
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

const NOBODY_WAITED: NetworkFailure = { failure: 'nobody waited for the response any more' };
const NO_RESPONSE: NetworkFailure = { failure: 'no response came' };

/** A request on its way. */
interface Call {
  readonly request: CloudRequest;
  readonly exchange: Exchange;
  isResponseLost: boolean;
  isAwaited(): boolean;
  finish(result: NetworkResult): void;
}

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

  /** Every request, what the service made of it, and what the phone got. */
  readonly exchanges: Exchanges;

  constructor(private readonly options: WorldNetworkOptions) {
    this.exchanges = new Exchanges(options.clock);
  }

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

  send(
    request: CloudRequest,
    onResult: (result: NetworkResult) => void,
    isWaiting: () => boolean = () => true,
  ): () => void {
    const { clock } = this.options;
    let isPending = true;
    const call: Call = {
      request,
      exchange: this.exchanges.begin(request),
      isResponseLost: false,
      isAwaited: () => isPending && isWaiting(),
      finish: (result) => {
        const isReceived = call.isAwaited();
        this.exchanges.deliver(call.exchange, isReceived ? result : NOBODY_WAITED);
        if (!isPending) return;
        isPending = false;
        onResult(result);
        if (isReceived && 'status' in result) this.notify('responded', call);
      },
    };
    if (this.isOnline) this.notify('request', call);
    if (!isWaiting()) this.exchanges.deliver(call.exchange, NOBODY_WAITED);
    else if (!this.isOnline) clock.after(30, () => call.finish({ failure: 'the phone is offline' }));
    else {
      this.exchanges.leave(call.exchange);
      clock.after(LATENCY_MS / 2, () => this.dispatch(call));
    }
    return () => {
      isPending = false;
    };
  }

  private dispatch(call: Call): void {
    const { request } = call;
    if (!URL.canParse(request.url)) {
      call.finish({ failure: 'the address is not valid' });
      return;
    }
    const host = new URL(request.url).hostname;
    const realServer = this.options.routes.get(host);
    if (!this.isOnline) call.finish({ failure: 'the phone went offline' });
    else if (realServer !== undefined) this.sendToRealServer(call, realServer);
    else if (this.options.hosts.includes(host)) this.sendToCloud(call);
    else call.finish({ failure: `this simulator has no host ${host}` });
  }

  private sendToCloud(call: Call): void {
    const { clock } = this.options;
    const { response, delayMs } = applyFailures(
      this.failures.list(),
      call.request,
      (request) => this.handleInCloud(call, request),
      clock.now(),
    );
    if (response) clock.after(LATENCY_MS / 2 + delayMs, () => this.deliver(call, response));
    else clock.after(PHONE_REQUEST_TIMEOUT_MS, () => this.exchanges.deliver(call.exchange, NO_RESPONSE));
  }

  /** A mistake in the pretend cloud is a failure of that request, not of the world. */
  private handleInCloud(call: Call, request: CloudRequest): CloudResponse {
    const { cloud, clock } = this.options;
    let response: CloudResponse;
    try {
      response = cloud.handle(request, clock.now());
    } catch (error) {
      this.warnOnce(`${request.method} ${request.url.split('?')[0]}: the pretend cloud failed: ${error}`);
      response = { status: 500, headers: {}, body: '' };
    }
    this.exchanges.handle(call.exchange, response);
    this.notify('handled', call);
    return response;
  }

  private deliver(call: Call, result: NetworkResult): void {
    if (!call.isResponseLost && this.responsesToLose > 0) {
      this.responsesToLose--;
      call.isResponseLost = true;
    }
    const isArriving = !call.isResponseLost && this.isOnline && 'status' in result;
    if (isArriving && call.isAwaited()) this.notify('response', call);
    if (call.isResponseLost) call.finish({ failure: 'the response was lost' });
    else call.finish(this.isOnline ? result : { failure: 'the phone went offline' });
  }

  private sendToRealServer(call: Call, realServer: string): void {
    const { outside, pendingWork, clock } = this.options;
    const { request } = call;
    const failure = { failure: 'nothing reaches real servers here' };
    const response = outside?.fetchReal({ ...request, realServer }) ?? Promise.resolve(failure);
    const work = response.then((result) => {
      if ('failure' in result)
        this.warnOnce(`${new URL(request.url).hostname} at ${realServer}: ${result.failure}`);
      clock.after(LATENCY_MS / 2, () => this.deliver(call, result));
    });
    pendingWork.add(work);
  }

  /** What is armed within a moment of a request is meant for that request. */
  private notify(moment: Moment, call: Call): void {
    const { moments } = this.options;
    if (!moments) return;
    const { responsesToLose } = this;
    moments.notify(moment, call.request.url);
    if (this.responsesToLose <= responsesToLose) return;
    this.responsesToLose--;
    call.isResponseLost = true;
  }

  private readonly warnOnce = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'cloud', text });
  });
}
