import type { ServiceName } from '../common/services';
import { createSession } from './account/session';
import { assign, extend } from './assign';
import { countAllowedRequests, REFRESH_REQUESTS, withBudget } from './http/budget';
import { fail, RATE_LIMIT, readError } from './http/service-error';
import { withTimeout } from './http/timeout';
import type { Http, Platform } from './platform';
import { promiseTry } from './promises';
import { fitbit } from './sources/fitbit/fitbit';
import { createGoogle } from './sources/google/google';
import type { HealthService } from './sources/health-source';
import type { Stores } from './stores';
import { createSync, type Sync, type SyncHooks, type SyncTarget } from './sync/sync';
import { limitedUntil, wearerZoneOffset } from './sync/sync-state';

/** One health service, and what is needed to use it. */
export interface Connection extends SyncTarget {
  sync: Sync;
}

export interface Connections {
  byService: Record<ServiceName, Connection>;
  /** Counts requests but never refuses one: for signing in and out. */
  uncappedHttp: Http;
}

/** Connects to every service. */
export const createConnections = (platform: Platform, stores: Stores, hooks: SyncHooks): Connections => {
  const { now, after, zoneOffset } = platform;
  const { account, requestTimes, syncState } = stores;
  const httpWithTimeout = withTimeout(platform.http, platform);

  const connect = (service: HealthService): Connection => {
    /**
     * Sends nothing before the time that a `429` names. It is stored with the response: the companion may be killed.
     */
    const createHttp = (reserved: number): Http => {
      const countedHttp = withBudget(httpWithTimeout, requestTimes, now, (times, at) =>
        countAllowedRequests(times, at, service.dailyLimit - reserved, reserved),
      );
      return (request) => {
        const { origin } = account.read();
        return promiseTry(() =>
          limitedUntil(syncState.read(), now()) ? fail(...RATE_LIMIT) : countedHttp(request),
        ).then((response) => {
          const { until = 0 } = readError(response, now(), service.bearerErrors) || {};
          const state = syncState.read();
          if (until > (limitedUntil(state, now()) || 0) && account.read().origin === origin)
            syncState.write(assign(state, { backoff: { from: now(), until, code: 'rate-limit' } }));
          return response;
        });
      };
    };
    const target = {
      service,
      http: createHttp(REFRESH_REQUESTS),
      session: createSession(account, service.oauth, createHttp(0), platform),
    };
    return extend(target, { sync: createSync(stores, target, hooks, platform) });
  };

  const byService: Connections['byService'] = {
    fitbit: connect(fitbit),
    google: connect(createGoogle(after, now, wearerZoneOffset(stores.syncState.read, zoneOffset))),
  };
  return {
    byService,
    uncappedHttp: withBudget(httpWithTimeout, requestTimes, now),
  };
};
