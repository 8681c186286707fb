import type { ResultCode } from '../../common/result-codes';
import { DAY_MS, HOUR_MS } from '../../common/time';
import { WAKE_INTERVAL_MS } from '../../common/wake-interval';
import { assign, extend } from '../assign';
import { type AccessTokenSource, createAuthorizedFetch } from '../http/authorized-fetch';
import {
  countAllowedRequests,
  GLANCE_SHARE,
  nextAllowanceAt,
  REFRESH_REQUESTS,
  timesWithin,
} from '../http/budget';
import { readRemainingRequests } from '../http/rate-limit';
import {
  asServiceError,
  BUDGET_SPENT,
  type ErrorKind,
  fail,
  ServiceError,
  stopsAll,
} from '../http/service-error';
import { isEmpty } from '../is-empty';
import { abs, min } from '../math';
import type { Http, Platform } from '../platform';
import { promiseTry } from '../promises';
import { sortBy } from '../sort-by';
import { type DataSet, type HealthService, isGranted } from '../sources/health-source';
import type { Stores } from '../stores';
import { createDataSetFetcher, findWorstFailure } from './fetch-data-sets';
import { plan, type Situation, type Trigger, WAKE_SLACK_MS } from './plan';
import { pickDataSets, type RecordCache, recordOf } from './record-cache';
import { type Backoff, backoffAt, limitedUntil, resultOf, type SyncState, wearerClock } from './sync-state';

/** A mistake in the setup does not heal by itself: the next try is this late, or when the wearer requests one. */
const SETUP_BACKOFF_MS = 6 * HOUR_MS;

/** The longest pauses while nothing succeeds, by the kind of the failure, ms. Any other kind has an hour. */
const MAX_PAUSE_MS: { [Kind in ErrorKind]?: number } = {
  wait: 3 * WAKE_INTERVAL_MS,
  token: 2 * HOUR_MS,
};
/** Number of data sets in a probe. Two, because one may be in trouble by itself. */
const PROBE_COUNT = 2;

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
 * time. A data set that fails keeps its old value with its old age, and stops no other. After a sync in which nothing
 * succeeded `PROBE_COUNT` data sets are fetched before the others, and while the service is gone one (a *probe*).
 */
export const createSync = (
  { account, requestTimes, syncState, records }: Omit<Stores, 'delivery'>,
  { session, service, http }: SyncTarget,
  { dataSets: dataSetsInUse, onStart }: SyncHooks,
  platform: Pick<Platform, 'now' | 'zoneOffset' | 'log'>,
): Sync => {
  const { now } = platform;
  return (trigger) => {
    const startedAt = now();
    const { dailyLimit } = service;
    const isGlance = trigger === 'glance';
    const limit = isGlance ? dailyLimit * GLANCE_SHARE : dailyLimit - REFRESH_REQUESTS;
    const requestsLeft = () => countAllowedRequests(requestTimes.read(), now(), limit, REFRESH_REQUESTS);
    const findRestAt = () => nextAllowanceAt(requestTimes.read(), now(), limit);
    const { origin, tokens, unanswered, ended } = account.read();
    const previous = syncState.read();
    const backoff = backoffAt(previous, startedAt);
    const isManual = trigger === 'manual';
    const isGone = ended === 'gone';
    const isPaused =
      ended === 'reconnect' ||
      // A refresh without a response is repeated, whatever is due.
      (!unanswered && (backoff || (isGone && abs(startedAt - (previous.lastSyncAt || 0)) < DAY_MS)));
    if (!tokens || limitedUntil(previous, startedAt) || (isPaused && !isManual)) return undefined;
    const isProbing = isGone || (!!previous.backoff && !isManual);

    /** What this sync learns beside the records. */
    const learned: Partial<SyncState> = {};
    // The phone may travel meanwhile: what is known of the wearer's zone is relative to this one.
    const phoneZone = platform.zoneOffset(startedAt);
    const wearerNow = () => wearerClock(assign(previous, learned), now(), () => phoneZone);
    const cached = records.read();
    const candidates = dataSetsInUse().filter(isGranted(tokens.scopes, service));
    const situation: Situation = extend(wearerNow(), {
      trigger,
      now: startedAt,
      candidates,
      // When the phone's zone has changed, the wearer's may have changed too.
      records: previous.phoneZone === phoneZone ? cached : assign(cached, { profile: undefined }),
      results: previous.results,
    });
    // Each probe requests another data set.
    const allDue = isProbing
      ? leastRecentlyTried(isGone ? candidates : plan(situation), previous)
      : failedLast(plan(situation), previous);
    const due = allDue.slice(0, requestsLeft());
    // Times from before the clock was set back count as now, and begin to age when they are stored.
    // A glance that finds nothing left has no rest: wakes may request more.
    const isCut = !isGlance && due.length < allDue.length;
    if (isCut) {
      requestTimes.write(timesWithin(DAY_MS, requestTimes.read(), startedAt));
      // Also where not a single request is left, and the sync ends here.
      syncState.write(assign(previous, { restAt: findRestAt(), result: BUDGET_SPENT[1] }));
    }
    if (isEmpty(due) && !unanswered && !isManual) return undefined;
    onStart();

    const observedHttp: Http = (request) =>
      http(request).then((response) => {
        const remaining = readRemainingRequests(response);
        if (remaining) learned.remainingRequests = Number(remaining);
        return response;
      });
    const isSameAccount = () => account.read().origin === origin;
    const storeFailure = (dataSet: DataSet, failure: ServiceError): void => {
      if (!isSameAccount()) return;
      const state = syncState.read();
      syncState.write(
        assign(state, {
          results: assign(state.results, { [dataSet]: { triedAt: now(), code: failure.code } }),
        }),
      );
    };
    const source = service.open(createAuthorizedFetch(session, observedHttp, now));
    const fetcher = createDataSetFetcher(source, storeFailure, platform);
    const { records: newRecords, results: newResults, failures } = fetcher;

    /** Fetches these too, unless what came before has shown that it is in vain. */
    const fetchNext = (dataSets: DataSet[]): Promise<unknown> | undefined => {
      const { profile } = newRecords;
      if (profile) {
        const wearerZoneOffset = profile.value.zoneOffset;
        learned.phoneZone = phoneZone;
        if (wearerZoneOffset != null) learned.zoneShift = wearerZoneOffset - phoneZone;
      }
      const hasProbeFailed = isProbing && isEmpty(newRecords) && !isEmpty(newResults);
      return hasProbeFailed || failures.some(stopsAll) ? undefined : fetcher.fetch(dataSets, wearerNow().day);
    };

    /** The profile first: the days of the others depend on its zone. */
    const fetchInTurn = (dataSets: DataSet[]) =>
      promiseTry(() => fetchNext(dataSets.filter(isProfile))).then(() =>
        fetchNext(dataSets.filter((dataSet) => !isProfile(dataSet))),
      );

    const areAllGone = (results: SyncState['results']) => {
      const codes = candidates.map((dataSet) => resultOf(results, dataSet).code).filter(Boolean);
      return !isEmpty(codes) && codes.every((code) => code === 'gone');
    };

    /** After nothing but 410: looks for a data set that is still there. */
    const lookFurther = (): unknown => {
      const next = candidates.find((dataSet) => !newResults[dataSet]);
      const fetched = next && areAllGone(newResults) && requestsLeft() && fetchNext([next]);
      return fetched && fetched.then(lookFurther);
    };

    const finish = (): SyncOutcome | undefined => {
      // After a sign-out or a new sign-in these data belong to somebody else.
      if (!isSameAccount()) return undefined;
      keepLastLog(newRecords.food, records.read().food);
      records.write(pickDataSets(assign(records.read(), newRecords), dataSetsInUse()));

      const state = syncState.read();
      const results = assign(state.results, newResults);
      const { ended } = account.read();
      // A session that this sync has ended stays so, whatever the service said before.
      if (ended !== 'reconnect' && areAllGone(results)) account.change({ ended: 'gone' });
      else if (ended === 'gone' && !isEmpty(newRecords)) account.change({ ended: undefined });

      const isPartial = isCut || failures.some(({ code }) => code === BUDGET_SPENT[1]);
      if (isPartial && isEmpty(failures)) failures.push(new ServiceError(...BUDGET_SPENT));
      const failure = findWorstFailure(failures);
      const code = failure ? failure.code : findErrorCode(candidates, results);
      // One address that is gone is data that is not there.
      const result = code === 'gone' && !account.read().ended ? 'not-found' : code;
      const endedAt = now();
      syncState.write(
        assign(assign(state, learned), {
          results,
          backoff: limitedUntil(state, endedAt)
            ? state.backoff
            : isEmpty(newRecords)
              ? backoffAfter(failures, isProbing, previous, startedAt)
              : undefined,
          restAt: isPartial ? findRestAt() : undefined,
          lastSyncAt: endedAt,
          syncedAt: failure && isEmpty(newRecords) ? state.syncedAt : endedAt,
          failedAt: failure ? endedAt : state.failedAt,
          result,
        }),
      );
      return { result, hasFailed: !!failure };
    };

    const probeCount = isProbing ? (isGone ? 1 : PROBE_COUNT) : 0;
    /** A wake without anything left has ended before. */
    const requireBudget = () => isManual && !requestsLeft() && fail(...BUDGET_SPENT);
    // A refresh begins only where there is room for all its repeats.
    return promiseTry(() => unanswered || requireBudget())
      .then(session.getToken)
      .then(() => requireBudget() || fetchInTurn(due.slice(0, probeCount)))
      .then(() => fetchInTurn(due.slice(probeCount)))
      .then(lookFurther)
      .catch((error) => failures.push(asServiceError(error, platform.log)))
      .then(finish);
  };
};

const isProfile = (dataSet: DataSet): boolean => dataSet === 'profile';

/** Notes in the new record of what was eaten when food was logged last. */
const keepLastLog = (current: RecordCache['food'], before: RecordCache['food']): void => {
  if (current) current.value.loggedOn = current.value.eaten ? current.value.date : recordOf(before).loggedOn;
};

/** Last what failed the last time: it may fail again, and must not keep others waiting. */
const failedLast = (dataSets: DataSet[], { results }: SyncState): DataSet[] => {
  const isFirst = (dataSet: DataSet) => (resultOf(results, dataSet).code || 'ok') === 'ok';
  return dataSets.filter(isFirst).concat(dataSets.filter((dataSet) => !isFirst(dataSet)));
};

/** The data sets, the one whose last request is the longest ago first. */
const leastRecentlyTried = (dataSets: DataSet[], { results }: SyncState): DataSet[] =>
  sortBy(dataSets, (dataSet) => resultOf(results, dataSet).triedAt || 0);

/** The first code that is not `ok`, by the importance of the data sets. */
const findErrorCode = (dataSets: DataSet[], results: SyncState['results']): ResultCode =>
  dataSets
    // Few applications may read intraday steps, and no page misses them.
    .filter((dataSet) => dataSet !== 'intradaySteps')
    .map((dataSet) => resultOf(results, dataSet).partCode || resultOf(results, dataSet).code)
    .find((code) => code && code !== 'ok') || 'ok';

/**
 * The pause after a sync in which nothing succeeded; undefined where one data set failed alone, or no request was
 * spent. It doubles from one sync to the next.
 */
const backoffAfter = (
  failures: ServiceError[],
  wasProbing: boolean,
  { backoff }: SyncState,
  from: number,
): Backoff | undefined => {
  const spent = failures.filter((failure) => !stopsAll(failure) && failure.code !== 'storage');
  const failure = findWorstFailure(spent);
  if (!failure || (failure.kind !== 'setup' && spent.length === 1 && !wasProbing)) return undefined;
  const { kind, code } = failure;
  const growingMs = backoff ? 2 * (backoff.until - backoff.from) : WAKE_INTERVAL_MS - WAKE_SLACK_MS;
  const pauseMs =
    kind === 'setup' ? SETUP_BACKOFF_MS : min(growingMs, (MAX_PAUSE_MS[kind] || HOUR_MS) - WAKE_SLACK_MS);
  return { from, until: from + pauseMs, code };
};
