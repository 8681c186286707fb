import { applyFailures } from '../cloud/failure-modes/apply-failures';
import type { Failure, FailureMode } from '../cloud/failure-modes/failure-mode';
import type { SleepVariant } from '../persona/sleep-variant';
import { PHONE_REQUEST_TIMEOUT_MS } from '../phone/fetch-with-redirects';
import type { Clock, Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import { Listeners } from '../world/listeners';
import type { Moment, Moments } from '../world/moments';
import type { Network, NetworkFailure } from '../world/network';
import { once } from '../world/once';
import type { Outside } from '../world/outside';
import type { PendingWork } from '../world/pending-work';
import type { Trace } from '../world/trace';
import { ActiveFailures } from './active-failures';
import { ArmedFaults } from './armed-faults';
import { type Exchange, Exchanges } from './exchanges';

/** From a request to its response, without faults. */
export const LATENCY_MS = 200;

interface WorldNetworkOptions {
  clock: Clock;
  trace: Trace;
  moments?: Moments;
  /** Serves `hosts`. */
  cloud: { handle(request: CloudRequest, now: Instant, variant?: SleepVariant): CloudResponse };
  hosts: readonly string[];
  /** Host → base address of the real server that replaces it. */
  routes: ReadonlyMap<string, string>;
  /** Sends the requests to them. */
  outside: Outside | undefined;
  pendingWork: PendingWork;
  /** Whole numbers 0 … 2³²−1. */
  random: () => number;
}

type NetworkResult = CloudResponse | NetworkFailure;

const NOBODY_WAITED: NetworkFailure = { failure: 'nobody waited for the response any more' };
const NO_RESPONSE: NetworkFailure = { failure: 'no response came' };

/** A request on its way. */
interface Call {
  readonly request: CloudRequest;
  readonly exchange: Exchange;
  isResponseLost: boolean;
  /** Whether the service gets it twice. */
  isRepeated: boolean;
  /** Delay of the response, ms. */
  extraDelayMs: number;
  isAwaited(): boolean;
  finish(result: NetworkResult): void;
}

/**
 * The phone's connection to the internet, with its latency, outages, failure modes and lost responses.
 * Requests to hosts with a route go to real servers. Virtual time waits for them (`pendingWork`).
 */
export class WorldNetwork implements Network {
  private hasReception = true;
  private isPhoneOn = true;
  /** The phone is online again. */
  readonly onReconnected = new Listeners();
  readonly failures = new ActiveFailures();
  readonly armed = new ArmedFaults();
  /** Every request, what the service made of it, and what the phone got. */
  readonly exchanges: Exchanges;

  constructor(private readonly options: WorldNetworkOptions) {
    this.exchanges = new Exchanges(options.clock);
  }

  /** Whether requests can leave: there is a network, and the phone is on. */
  get isOnline(): boolean {
    return this.hasReception && this.isPhoneOn;
  }

  /** Whether there is a network, for a phone that is on. */
  get isReachable(): boolean {
    return this.hasReception;
  }

  setOnline(isOnline: boolean): void {
    this.change(() => {
      this.hasReception = isOnline;
    });
  }

  /** The phone is switched on or off. */
  setPhoneOn(isOn: boolean): void {
    this.change(() => {
      this.isPhoneOn = isOn;
    });
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
      isRepeated: false,
      extraDelayMs: 0,
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
      const isLost = this.armed.take('requestsToLose');
      call.isRepeated = !isLost && this.armed.take('requestsToRepeat');
      if (isLost) this.scheduleGivingUp(call);
      else clock.after(LATENCY_MS / 2, () => this.dispatch(call));
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
    else {
      this.warnOfHost(`no server here is ${host}; --route ${host}=URL sends its requests to one of yours`);
      call.finish({ failure: `this simulator has no host ${host}` });
    }
  }

  private sendToCloud(call: Call): void {
    const { response, delayMs } = applyFailures(this.failures.list(), call.request, {
      now: this.options.clock.now(),
      random: this.options.random,
      handle: (request, variant) => {
        const handled = this.handleInCloud(request, variant);
        if (call.isRepeated) this.handleInCloud(request, variant);
        this.exchanges.handle(call.exchange, handled);
        this.notify('handled', call);
        return handled;
      },
    });
    if (response) this.scheduleDelivery(call, response, delayMs);
    else this.scheduleGivingUp(call);
  }

  /** A mistake in the pretend cloud is a failure of that request, not of the world. */
  private handleInCloud(request: CloudRequest, variant?: SleepVariant): CloudResponse {
    const { cloud, clock } = this.options;
    try {
      return cloud.handle(request, clock.now(), variant);
    } catch (error) {
      this.warnOnce(`${request.method} ${request.url.split('?')[0]}: the pretend cloud failed: ${error}`);
      return { status: 500, headers: {}, body: '' };
    }
  }

  private scheduleDelivery(call: Call, result: NetworkResult, delayMs: number): void {
    const extraMs = call.extraDelayMs > 0 ? call.extraDelayMs : this.armed.takeDelay();
    call.extraDelayMs = 0;
    const ms = LATENCY_MS / 2 + delayMs + extraMs;
    if (ms >= PHONE_REQUEST_TIMEOUT_MS) this.scheduleGivingUp(call);
    this.options.clock.after(ms, () => this.deliver(call, result));
  }

  /** The phone does not wait for ever. Its request reports the failure by itself, at the same moment. */
  private scheduleGivingUp({ exchange }: Call): void {
    const left = exchange.left ?? this.options.clock.now();
    this.options.clock.at(left + PHONE_REQUEST_TIMEOUT_MS, () =>
      this.exchanges.deliver(exchange, NO_RESPONSE),
    );
  }

  private deliver(call: Call, result: NetworkResult): void {
    call.isResponseLost ||= this.armed.take('responsesToLose');
    const isArriving = !call.isResponseLost && this.isOnline && 'status' in result;
    if (isArriving && call.isAwaited()) this.notify('response', call);
    if (call.extraDelayMs > 0) {
      this.scheduleDelivery(call, result, 0);
      return;
    }
    if (call.isResponseLost) call.finish({ failure: 'the response was lost' });
    else call.finish(this.isOnline ? result : { failure: 'the phone went offline' });
  }

  private sendToRealServer(call: Call, realServer: string): void {
    const { outside, pendingWork } = this.options;
    const { request } = call;
    const failure = { failure: 'nothing reaches real servers here' };
    const response = outside?.fetchReal({ ...request, realServer }) ?? Promise.resolve(failure);
    const work = response.then((result) => {
      if ('failure' in result)
        this.warnOnce(`${new URL(request.url).hostname} at ${realServer}: ${result.failure}`);
      this.scheduleDelivery(call, result, 0);
    });
    pendingWork.add(work);
  }

  /** A fault that is armed within a moment of a request is meant for that request. */
  private notify(moment: Moment, call: Call): void {
    const { moments } = this.options;
    if (!moments) return;
    const within = this.armed.takeArmedWithin(() => moments.notify(moment, call.request.url));
    call.isResponseLost ||= within.isResponseLost;
    call.extraDelayMs += within.delayMs;
  }

  private change(work: () => void): void {
    const wasOnline = this.isOnline;
    work();
    const { isOnline } = this;
    if (isOnline === wasOnline) return;
    this.options.trace.add({ kind: 'network', isOn: isOnline });
    if (isOnline) this.onReconnected.notify();
  }

  private readonly warnOfHost = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'phone', text });
  });

  private readonly warnOnce = once((text: string) => {
    this.options.trace.add({ kind: 'warning', place: 'cloud', text });
  });
}
