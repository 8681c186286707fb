import type { ServiceName } from '../../common/services';
import { DAILY_LIMIT } from '../../companion/http/budget';
import { REQUEST_TIMEOUT_MS } from '../../companion/http/timeout';
import { createGoogle } from '../../companion/sources/google/google';
import type { Exchange } from '../../simulator/run/exchanges';
import type { Instant } from '../../simulator/world/clock';
import { DAY_MS } from '../../simulator/world/duration';
import { type CompanionRun, companionRuns } from './companion-runs';
import type { Run } from './invariant';
import { perRun } from './per-run';
import { readRateLimitWait } from './rate-limit-wait';
import { type RequestKind, requestKind, serviceOfUrl } from './request-kind';

export const DAILY_LIMITS: Readonly<Record<ServiceName, number>> = {
  fitbit: DAILY_LIMIT,
  google: createGoogle(
    () => {},
    () => 0,
    () => 0,
  ).dailyLimit,
};

/** Time for which the requests are kept, ms. A lost session is found out late. */
const KEPT_MS = 3 * DAY_MS;

/** A time before which a service wants no request. `run`: the run of the companion that received it. */
export interface Hold {
  readonly service: ServiceName;
  readonly since: Instant;
  readonly until: Instant;
  readonly run: CompanionRun;
}

/** A request of the companion that leaves the phone. */
export interface SentRequest {
  readonly kind: RequestKind;
  readonly service: ServiceName;
  readonly at: Instant;
}

/** When the companion's requests left, and when services wanted none. */
export class RequestLog {
  private times: Instant[] = [];
  private holds: Hold[] = [];
  private readonly listeners: ((request: SentRequest) => void)[] = [];

  constructor(run: Run) {
    const { clock, network } = run.world;
    const runs = companionRuns(run);
    const sent = new WeakSet<Exchange>();
    network.exchanges.listen((exchange) => {
      const kind = requestKind(exchange.request);
      const service = serviceOfUrl(exchange.request.url);
      if (!kind || !service) return;
      if (exchange.delivered) this.noteResponse(exchange, service, runs.present, clock.now());
      else if (exchange.left !== undefined && !sent.has(exchange)) {
        sent.add(exchange);
        this.add({ kind, service, at: exchange.left });
      }
    });
  }

  /** Calls `listener` for each request, before it is counted. */
  listen(listener: (request: SentRequest) => void): void {
    this.listeners.push(listener);
  }

  /** How many requests left in the time before `at`. */
  count(windowMs: number, at: Instant): number {
    return this.times.filter((time) => time > at - windowMs && time <= at).length;
  }

  /** The holds of a service at a moment. A sign-in ends them: they were for the session before. */
  holdsAt(service: ServiceName, at: Instant): readonly Hold[] {
    return this.holds.filter((hold) => hold.service === service && hold.since <= at && at < hold.until);
  }

  private add(request: SentRequest): void {
    const { at } = request;
    if ((this.times[0] ?? at) < at - KEPT_MS) this.times = this.times.filter((time) => time > at - DAY_MS);
    for (const listener of this.listeners) listener(request);
    this.times.push(at);
  }

  private noteResponse(
    { request, left, delivered }: Exchange,
    service: ServiceName,
    run: CompanionRun | undefined,
    now: Instant,
  ): void {
    if (!delivered || 'failure' in delivered || !run) return;
    // The companion has given it up.
    if (left !== undefined && now - left >= REQUEST_TIMEOUT_MS) return;
    if (requestKind(request) === 'exchange' && delivered.status === 200)
      this.holds = this.holds.filter((hold) => hold.service !== service);
    const waitMs = delivered.status === 429 ? readRateLimitWait(delivered) : undefined;
    if (!waitMs || waitMs < 0) return;
    this.holds = this.holds.filter(({ until }) => until > now - KEPT_MS);
    this.holds.push({ service, since: now, until: now + Math.min(waitMs, DAY_MS), run });
  }
}

export const requestLog = perRun((run) => new RequestLog(run));
