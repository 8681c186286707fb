import type { ResultCode } from '../../common/result-codes';
import { DAY_MS, HOUR_MS } from '../../common/time';
import { assign, extend } from '../assign';
import { type AccessTokenSource, createAuthorizedFetch } from '../http/authorized-fetch';
import { countAllowedRequests, GLANCE_SHARE, nextAllowanceAt, timesWithin } from '../http/budget';
import { readRemainingRequests } from '../http/rate-limit';
import { asServiceError, ServiceError, stopsAll } from '../http/service-error';
import type { Http, Platform } from '../platform';
import { type DataSet, type HealthService, isGranted } from '../sources/health-source';
import type { Stores } from '../stores';
import { createFetchedDataSets, fetchDataSets, findWorstFailure } from './fetch-data-sets';
import { plan, type Situation, type Trigger } from './plan';
import { pickDataSets } from './record-cache';
import { type Backoff, backoffAt, resultOf, type SyncState, wearerClock } from './sync-state';

/** A mistake in the setup does not heal by itself: the next try is this late, or when the wearer requests one. */
const SETUP_BACKOFF_MS = 6 * HOUR_MS;

/** How a sync ended. */
export interface SyncOutcome {
  /** What is true of all data sets in use: `ok` only when the last response of each was good. */
  result: ResultCode;
  /** Something failed in this very sync. */
  hasFailed: boolean;
}

/**
 * Fetches what is due and stores it. Resolves with undefined when the data belong to another account by then; returns
 * undefined when no request was made.
 */
export type Sync = (trigger: Trigger) => Promise<SyncOutcome | undefined> | undefined;

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
 * time. A data set that fails keeps its old value with its old age, and stops no other.
 */
export const createSync = (
  { account, requestTimes, syncState, records }: Omit<Stores, 'delivery'>,
  { session, service, http }: SyncTarget,
  { dataSets: dataSetsInUse, onStart }: SyncHooks,
  { now, zoneOffset, log }: Pick<Platform, 'now' | 'zoneOffset' | 'log'>,
): Sync => {
  return (trigger) => {
    const limit = trigger === 'glance' ? service.dailyLimit * GLANCE_SHARE : service.dailyLimit;
    const requestsLeft = () => countAllowedRequests(requestTimes.read(), now(), limit);
    const { origin, tokens, unanswered, ended } = account.read();
    const previous = syncState.read();
    const backoff = backoffAt(previous, now());
    const isManual = trigger === 'manual';
    const isGone = ended === 'gone';
    const isLimited = backoff && backoff.code === 'rate-limit';
    const isPaused =
      ended === 'reconnect' || backoff || (isGone && Math.abs(now() - (previous.lastSyncAt || 0)) < DAY_MS);
    if (!tokens || isLimited || (isPaused && !isManual)) return undefined;

    /** What this sync learns beside the records. */
    const learned: Partial<SyncState> = {};
    const wearerNow = () => wearerClock(assign(previous, learned), now(), zoneOffset);
    const cached = records.read();
    const candidates = dataSetsInUse().filter(isGranted(tokens.scopes, service));
    const situation: Situation = extend(wearerNow(), {
      trigger,
      now: now(),
      candidates,
      // When the phone's zone has changed, the wearer's may have changed too.
      records: previous.phoneZone === zoneOffset(now()) ? cached : assign(cached, { profile: undefined }),
      results: previous.results,
    });
    // A service that is gone gets one request. Each look requests another data set.
    const allDue = isGone ? leastRecentlyTried(candidates, previous) : failedLast(plan(situation), previous);
    const due = allDue.slice(0, requestsLeft());
    // Times from before the clock was set back count as now, and begin to age when they are stored.
    const isCut = due.length < allDue.length;
    if (isCut) requestTimes.write(timesWithin(DAY_MS, requestTimes.read(), now()));
    // A refresh without a response is repeated, whatever is due.
    if (due.length === 0 && !unanswered && !isManual) return undefined;
    onStart();

    const observedHttp: Http = (request) =>
      http(request).then((response) => {
        const remaining = readRemainingRequests(response);
        if (remaining !== undefined) learned.remainingRequests = remaining;
        return response;
      });
    const source = service.open(createAuthorizedFetch(session, observedHttp, now));
    const { records: newRecords, results: newResults, failures } = createFetchedDataSets();
    const isSameAccount = () => account.read().origin === origin;
    const saveFailure = (dataSet: DataSet, failure: ServiceError): void => {
      if (!isSameAccount()) return;
      const state = syncState.read();
      syncState.write(
        assign(state, {
          results: assign(state.results, { [dataSet]: { triedAt: now(), code: failure.code } }),
          backoff: backoffAfter([failure], now(), true) || state.backoff,
        }),
      );
    };
    const fetchSome = (dataSets: DataSet[]) =>
      fetchDataSets(dataSets, { source, today: wearerNow().day, now, log, onFailure: saveFailure }).then(
        (result) => {
          Object.assign(newRecords, result.records);
          Object.assign(newResults, result.results);
          failures.push(...result.failures);
        },
      );

    /** The codes of the data sets that were ever requested. */
    const codesIn = (results: SyncState['results']) =>
      candidates.map((dataSet) => resultOf(results, dataSet).code).filter(Boolean);
    const areAllGone = (results: SyncState['results']) =>
      codesIn(results).length > 0 && codesIn(results).every((code) => code === 'gone');

    /** After nothing but 410: looks for a data set that is still there. */
    const lookFurther = (): Promise<void> | undefined => {
      const next = candidates.find((dataSet) => !newResults[dataSet]);
      return next && areAllGone(newResults) && requestsLeft() > 0
        ? fetchSome([next]).then(lookFurther)
        : undefined;
    };

    const firstCount = due[0] === 'profile' || isGone ? 1 : 0;

    const finish = (): SyncOutcome | undefined => {
      // After a sign-out or a new sign-in these data belong to somebody else.
      if (!isSameAccount()) return undefined;
      records.write(pickDataSets(assign(records.read(), newRecords), dataSetsInUse()));

      const state = syncState.read();
      const results = assign(state.results, newResults);
      if (areAllGone(results)) account.change({ ended: 'gone' });
      else if (account.read().ended === 'gone' && Object.keys(newRecords).length > 0)
        account.change({ ended: undefined });

      const isPartial = isCut || failures.some(({ code }) => code === 'budget');
      if (isPartial && failures.length === 0) failures.push(new ServiceError('wait', 'budget'));
      const failure = findWorstFailure(failures);
      const code = failure ? failure.code : findErrorCode(candidates, results);
      // One address that is gone is data that is not there.
      const result = code === 'gone' && !account.read().ended ? 'not-found' : code;
      syncState.write(
        assign(assign(state, learned), {
          results,
          backoff: backoffAfter(failures, now(), Object.keys(newRecords).length > 0),
          restAt: isPartial ? nextAllowanceAt(requestTimes.read(), now(), limit) : undefined,
          lastSyncAt: now(),
          failedAt: failure ? now() : state.failedAt,
          result,
        }),
      );
      return { result, hasFailed: !!failure };
    };

    return session
      .getToken()
      .then(() => {
        if (isManual && requestsLeft() === 0) throw new ServiceError('wait', 'budget');
        return fetchSome(due.slice(0, firstCount));
      })
      .then(() => {
        const { profile } = newRecords;
        if (profile) {
          const wearerZoneOffset = profile.value.zoneOffset;
          learned.phoneZone = zoneOffset(now());
          if (wearerZoneOffset !== undefined) learned.zoneShift = wearerZoneOffset - learned.phoneZone;
        }
        const isStopped = failures.some((failure) => isGone || stopsAll(failure));
        return isStopped ? undefined : fetchSome(due.slice(firstCount)).then(lookFurther);
      })
      .catch((error) => {
        failures.push(asServiceError(error, log));
      })
      .then(finish);
  };
};

/** The profile first, and last what failed the last time: it may fail again, and must not keep others waiting. */
const failedLast = (dataSets: DataSet[], { results }: SyncState): DataSet[] => {
  const isFirst = (dataSet: DataSet) =>
    dataSet === 'profile' || (resultOf(results, dataSet).code || 'ok') === 'ok';
  return dataSets.filter(isFirst).concat(dataSets.filter((dataSet) => !isFirst(dataSet)));
};

/** The data sets, the one whose last request is the longest ago first. */
const leastRecentlyTried = (dataSets: DataSet[], { results }: SyncState): DataSet[] => {
  const triedAt = (dataSet: DataSet) => resultOf(results, dataSet).triedAt || 0;
  return dataSets.slice().sort((a, b) => triedAt(a) - triedAt(b));
};

/** The first code that is not `ok`, by the importance of the data sets. */
const findErrorCode = (dataSets: DataSet[], results: SyncState['results']): ResultCode =>
  dataSets
    // Few applications may read intraday steps, and no page misses them.
    .map((dataSet) => (dataSet === 'intradaySteps' ? undefined : resultOf(results, dataSet).code))
    .find((code) => code && code !== 'ok') || 'ok';

/** A mistake in the setup that concerns some addresses alone (`isPartial`) stops no other. */
const backoffAfter = (failures: ServiceError[], now: number, isPartial: boolean): Backoff | undefined => {
  const blocking = failures.find(({ kind, until }) => until || (kind === 'setup' && !isPartial));
  return blocking && { from: now, until: blocking.until || now + SETUP_BACKOFF_MS, code: blocking.code };
};
