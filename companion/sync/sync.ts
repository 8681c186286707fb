import type { ResultCode } from '../../common/result-codes';
import { HOUR_MS } from '../../common/time';
import { assign } from '../assign';
import { type AccessTokenSource, createAuthorizedFetch } from '../http/authorized-fetch';
import { allowance, DAILY_LIMIT, GLANCE_SHARE } from '../http/budget';
import { readRemainingRequests } from '../http/rate-limit';
import { asServiceError, ServiceError } from '../http/service-error';
import type { Http, Platform } from '../platform';
import { type DataSet, type HealthService, isGranted } from '../sources/health-source';
import type { Stores } from '../stores';
import { type FetchedDataSets, fetchDataSets, worstFailure } from './fetch-data-sets';
import { plan, type Situation, type Trigger } from './plan';
import { pickDataSets } from './record-cache';
import { type Backoff, backoffAt, type SyncState, wearerClock } from './sync-state';

/** A mistake in the setup does not heal by itself: the next try is this late, or when the wearer requests one. */
const SETUP_BACKOFF_MS = 6 * HOUR_MS;

/** Fetches what is due and stores it. Resolves with the result; returns undefined when no request was made. */
export type Sync = (trigger: Trigger) => Promise<ResultCode | undefined> | undefined;

/** The service to sync with. */
export interface SyncTarget {
  session: AccessTokenSource;
  service: HealthService;
  /** Sends requests and counts them in the stored request times. */
  http: Http;
}

export interface SyncHooks {
  /** What the wearer's pages draw, the most important first. Records of other data sets are deleted. */
  dataSets(): DataSet[];
  /** Called before the first request. */
  onStart(): void;
}

/**
 * One sync: the token first, then the profile if it is due (dates depend on its zone), then the rest, several at a
 * time. A data set that fails keeps its old value with its old age.
 */
export const createSync = (
  { account, requestTimes, syncState, records }: Omit<Stores, 'delivery'>,
  { session, service, http }: SyncTarget,
  { dataSets: dataSetsInUse, onStart }: SyncHooks,
  { now, zoneOffset }: Pick<Platform, 'now' | 'zoneOffset'>,
): Sync => {
  const dailyLimit = service.dailyLimit || DAILY_LIMIT;

  return (trigger) => {
    const requestsLeft = () =>
      allowance(requestTimes.read(), now(), trigger === 'glance' ? dailyLimit * GLANCE_SHARE : dailyLimit);
    const { origin, tokens, refreshStartedAt, ended } = account.read();
    const previous = syncState.read();
    const backoff = backoffAt(previous, now());
    const isManual = trigger === 'manual';
    if (!tokens || (ended && !isManual)) return undefined;
    if (backoff && (!isManual || backoff.code === 'rate-limit')) return undefined;

    /** What this sync learns beside the records. */
    const learned: Partial<SyncState> = {};
    const wearerNow = () => wearerClock(assign(previous, learned), now(), zoneOffset);
    const cached = records.read();
    const { day, minute } = wearerNow();
    const situation: Situation = {
      day,
      minute,
      trigger,
      now: now(),
      candidates: dataSetsInUse().filter(isGranted(tokens.scopes, service)),
      // When the phone's zone has changed, the wearer's may have changed too.
      records:
        previous.phoneZoneOffset === zoneOffset(now()) ? cached : assign(cached, { profile: undefined }),
      fetchResults: previous.fetchResults,
    };
    const due = plan(situation).slice(0, requestsLeft());
    // A refresh without a response is repeated, whatever is due.
    if (due.length === 0 && !refreshStartedAt && !isManual) return undefined;
    onStart();

    const observedHttp: Http = (request) =>
      http(request).then((response) => {
        const remaining = readRemainingRequests(response);
        if (remaining !== undefined) learned.remainingRequests = remaining;
        return response;
      });
    const source = service.createSource(createAuthorizedFetch(session, observedHttp, now));
    const total: FetchedDataSets = { records: {}, fetchResults: {}, failures: [] };
    const fetchSome = (dataSets: DataSet[]) =>
      fetchDataSets(dataSets, { source, today: wearerNow().day, now }).then((result) => {
        Object.assign(total.records, result.records);
        Object.assign(total.fetchResults, result.fetchResults);
        total.failures.push(...result.failures);
      });

    // A service that responded 410 gets one request, not all of them.
    const firstCount = due[0] === 'profile' || ended === 'gone' ? 1 : 0;

    const finish = (): ResultCode | undefined => {
      const currentAccount = account.read();
      // After a sign-out or a new sign-in these data belong to somebody else.
      if (currentAccount.origin !== origin) return undefined;
      records.write(pickDataSets(assign(records.read(), total.records), dataSetsInUse()));

      const isGone = total.failures.some(({ code }) => code === 'gone');
      const isBack = currentAccount.ended === 'gone' && Object.keys(total.records).length > 0;
      if (isGone || isBack) account.change({ ended: isGone ? 'gone' : undefined });

      const state = syncState.read();
      const failure = worstFailure(total.failures);
      const result = failure ? failure.code : 'ok';
      syncState.write(
        assign(assign(state, learned), {
          fetchResults: assign(state.fetchResults, total.fetchResults),
          backoff: backoffAfter(total.failures, now()),
          lastSyncAt: now(),
          result,
        }),
      );
      return result;
    };

    return session
      .getAccessToken()
      .then(() => {
        if (isManual && requestsLeft() === 0) throw new ServiceError('wait', 'budget');
        return fetchSome(due.slice(0, firstCount));
      })
      .then(() => {
        const { profile } = total.records;
        if (profile) {
          const wearerZoneOffset = profile.value.zoneOffset;
          learned.phoneZoneOffset = zoneOffset(now());
          if (wearerZoneOffset !== undefined) learned.zoneShift = wearerZoneOffset - learned.phoneZoneOffset;
        }
        const canGoOn = total.failures.every(({ kind }) => kind === 'data');
        return canGoOn ? fetchSome(due.slice(firstCount)) : undefined;
      })
      .catch((error) => {
        total.failures.push(asServiceError(error));
      })
      .then(finish);
  };
};

const backoffAfter = (failures: ServiceError[], now: number): Backoff | undefined => {
  const blocking = failures.find(({ kind, until }) => until || kind === 'setup');
  return blocking && { from: now, until: blocking.until || now + SETUP_BACKOFF_MS, code: blocking.code };
};
