import type { ServiceName } from '../../../common/services';
import { DAILY_LIMIT, HOURLY_LIMIT } from '../../../companion/http/budget';
import { createGoogle } from '../../../companion/sources/google/google';
import type { Exchange } from '../../../simulator/run/exchanges';
import type { Instant } from '../../../simulator/world/clock';
import { DAY_MS, HOUR_MS } from '../../../simulator/world/duration';
import { type CompanionRun, companionRuns } from '../companion-runs';
import { companionStorage } from '../companion-storage';
import type { Invariant } from '../invariant';
import { phoneClock } from '../phone-clock';
import { readRateLimitWait } from '../rate-limit-wait';
import { requestKind, serviceOfUrl } from '../request-kind';

const DAILY_LIMITS: Readonly<Record<ServiceName, number>> = {
  fitbit: DAILY_LIMIT,
  google: createGoogle(
    () => {},
    () => 0,
    () => 0,
  ).dailyLimit,
};

/** A service that wants no request before a time. */
interface Hold {
  since: Instant;
  until: Instant;
  run: CompanionRun;
}

export const requestLimits: Invariant = {
  name: 'request-limits',
  rule: `No data or refresh request after ${HOURLY_LIMIT} requests of an hour or those of a day (${DAILY_LIMITS.fitbit}, Google ${DAILY_LIMITS.google}), and none before the time that a 429 names.`,
  watch(run, report) {
    const { clock, network } = run.world;
    const runs = companionRuns(run);
    const storage = companionStorage(run);
    const clockChanges = phoneClock(run);
    const handled = new WeakSet<Exchange>();
    /** When the requests of the last day left, oldest first. */
    const sent: Instant[] = [];
    const holds = new Map<ServiceName, Hold>();

    network.exchanges.listen((exchange) => {
      const kind = requestKind(exchange.request);
      const service = serviceOfUrl(exchange.request.url);
      if (!kind || !service) return;
      if (exchange.delivered) onResponse(exchange, service);
      else if (exchange.handled) return;
      else if (exchange.left !== undefined && !handled.has(exchange)) {
        handled.add(exchange);
        if (kind === 'data' || kind === 'refresh') check(service, exchange.left);
        sent.push(exchange.left);
      }
    });

    function check(service: ServiceName, now: Instant): void {
      while (sent[0] !== undefined && sent[0] <= now - DAY_MS) sent.shift();
      const inHour = sent.filter((at) => at > now - HOUR_MS).length;
      if (inHour >= HOURLY_LIMIT && isCountKept(now - HOUR_MS)) report(`request ${inHour + 1} of an hour`);
      if (sent.length >= DAILY_LIMITS[service] && isCountKept(now - DAY_MS))
        report(`request ${sent.length + 1} of a day, to ${service}`);
      const hold = holds.get(service);
      if (!hold) return;
      if (now >= hold.until || isForgotten(hold)) holds.delete(service);
      else report(`a request to ${service} ${Math.ceil((hold.until - now) / 1000)} s before a 429's time`);
    }

    function onResponse(exchange: Exchange, service: ServiceName): void {
      const { delivered } = exchange;
      const now = clock.now();
      if (!delivered || 'failure' in delivered || !runs.present) return;
      const wait = delivered.status === 429 ? readRateLimitWait(delivered) : undefined;
      if (wait !== undefined && wait > 0) {
        const until = now + Math.min(wait, DAY_MS);
        const earlier = holds.get(service);
        if (!earlier || earlier.until < until) holds.set(service, { since: now, until, run: runs.present });
      }
      // It was for another session.
      if (requestKind(exchange.request) === 'exchange' && delivered.status === 200) holds.delete(service);
    }

    /** The companion cannot count by a clock that was set, nor with a storage that lost what was counted. */
    function isCountKept(since: Instant): boolean {
      return clockChanges.lastAt() < since && (storage.of('sent').lostAt ?? 0) < since;
    }

    /** Whether the companion could not keep the time. */
    function isForgotten({ since, run: companionRun }: Hold): boolean {
      const { writtenAt = 0, lostAt = 0 } = storage.of('sync');
      const isKilledBeforeWrite =
        writtenAt < since && companionRun.endedAt === since && companionRun.cause === 'killed';
      return lostAt >= since || clockChanges.lastAt() >= since || isKilledBeforeWrite;
    }
    return {};
  },
};
