import type { ServiceName } from '../common/services';
import { createSession } from './account/session';
import { extend } from './assign';
import { withBudget } from './http/budget';
import { withTimeout } from './http/timeout';
import type { Http, Platform } from './platform';
import { fitbit } from './sources/fitbit/fitbit';
import { createGoogle } from './sources/google/google';
import type { HealthService } from './sources/health-source';
import type { Stores } from './stores';
import { createSync, type Sync, type SyncHooks, type SyncTarget } from './sync/sync';
import { wearerZoneOffset } from './sync/sync-state';

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
  const { account, requestTimes } = stores;
  const httpWithTimeout = withTimeout(platform.http, platform);

  const connect = (service: HealthService): Connection => {
    const http = withBudget(httpWithTimeout, requestTimes, now, service.dailyLimit);
    const target = { service, http, session: createSession(account, service.oauth, http, platform) };
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
