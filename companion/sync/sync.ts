import type { ResultCode } from '../../common/result-codes';
import type { AccountStore } from '../account/account';
import { createAuthorizedFetch } from '../account/authorized-fetch';
import { asServiceError, ServiceError } from '../account/service-error';
import type { Session } from '../account/session';
import { patched } from '../patched';
import type { Http } from '../platform';
import { readRemainingRequests } from '../rate-limit';
import { type DataSet, type HealthService, isGranted } from '../sources/health-source';
import type { StoredValue } from '../stored-value';
import { allowance, DAILY_LIMIT, GLANCE_SHARE, type RequestTimes } from './budget';
import { fetchDataSets, worstFailure } from './fetch-data-sets';
import { plan, type Situation, type Trigger } from './plan';
import { pickDataSets, type RecordCache } from './record-cache';
import { type Backoff, backoffAt, type SyncState, wearerClock } from './sync-state';

/** A mistake in the setup does not heal by itself: it is tried again this late, or when the wearer asks. */
const SETUP_BACKOFF_MS = 6 * 3600000;

/** Asks for what is due and keeps the answers. Answers how it ended, undefined where nothing was asked. */
export type Sync = (trigger: Trigger) => Promise<ResultCode | undefined> | undefined;

/**
 * One sync: the token first, then the profile where it is due (dates depend on its zone), then the
 * rest side by side. A failed data set keeps its old value with its old age.
 *
 * `http` sends requests and counts them in `requestTimes`; `dataSetsInUse` is what the pages that are on draw, the most
 * important first (what is not among it is forgotten); `onStart` is told that requests are about to be sent.
 */
export const createSync =
  (
    account: AccountStore,
    session: Session,
    service: HealthService,
    http: Http,
    requestTimes: StoredValue<RequestTimes>,
    syncState: StoredValue<SyncState>,
    records: StoredValue<RecordCache>,
    dataSetsInUse: () => DataSet[],
    now: () => number,
    zoneOffset: (time: number) => number,
    onStart: () => void,
  ): Sync =>
  (trigger) => {
    const dailyLimit = service.dailyLimit || DAILY_LIMIT;
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
    const wearerNow = () => wearerClock(patched(previous, learned), now(), zoneOffset);
    const situation: Situation = patched(wearerNow(), {
      trigger,
      now: now(),
      candidates: dataSetsInUse().filter(isGranted(tokens.scopes, service)),
      // The phone travelled, or its clock was changed for summer: the wearer's zone may be another, too.
      records: patched(
        records.read(),
        previous.phoneZoneOffset === zoneOffset(now()) ? {} : { profile: undefined },
      ),
      fetchResults: previous.fetchResults,
    });
    const due = plan(situation).slice(0, requestsLeft());
    // An unanswered refresh is asked for again whatever is due.
    if (due.length === 0 && !refreshStartedAt && !isManual) return undefined;
    onStart();

    const observedHttp: Http = (request) =>
      http(request).then((response) => {
        const remaining = readRemainingRequests(response);
        if (remaining !== undefined) learned.remainingRequests = remaining;
        return response;
      });
    const source = service.createSource(createAuthorizedFetch(session, observedHttp, now));
    const fetched: RecordCache = {};
    const fetchResults: SyncState['fetchResults'] = {};
    const failures: ServiceError[] = [];
    const fetchSome = (some: DataSet[]) =>
      fetchDataSets(fetched, fetchResults, failures, source, some, wearerNow().day, now);

    // A service that said 410 is asked once, not with all there is.
    const firstCount = due[0] === 'profile' || ended === 'gone' ? 1 : 0;

    const finish = (): ResultCode | undefined => {
      const currentAccount = account.read();
      // Signed out, or somebody else signed in, meanwhile: these are not their data.
      if (currentAccount.origin !== origin) return undefined;
      records.write(pickDataSets(patched(records.read(), fetched), dataSetsInUse()));

      const isGone = failures.some(({ code }) => code === 'gone');
      const isBack = currentAccount.ended === 'gone' && Object.keys(fetched).length > 0;
      if (isGone || isBack) account.change({ ended: isGone ? 'gone' : undefined });

      const state = syncState.read();
      const failure = worstFailure(failures);
      const result = failure ? failure.code : 'ok';
      syncState.write(
        patched(patched(state, learned), {
          fetchResults: patched(state.fetchResults, fetchResults),
          backoff: backoffAfter(failures, now()),
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
        if (fetched.profile) {
          const wearerZoneOffset = fetched.profile.value.zoneOffset;
          learned.phoneZoneOffset = zoneOffset(now());
          if (wearerZoneOffset !== undefined) learned.zoneShift = wearerZoneOffset - learned.phoneZoneOffset;
        }
        return failures.every(({ kind }) => kind === 'data') ? fetchSome(due.slice(firstCount)) : undefined;
      })
      .catch((error) => {
        failures.push(asServiceError(error));
      })
      .then(finish);
  };

const backoffAfter = (failures: ServiceError[], now: number): Backoff | undefined => {
  const [blocking] = failures.filter(({ kind, until }) => until || kind === 'setup');
  return blocking && { from: now, until: blocking.until || now + SETUP_BACKOFF_MS, code: blocking.code };
};
