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
import { allowance, DAY_LIMIT, LOOK_SHARE, type Spent } from './budget';
import { gather, worst } from './harvest';
import { plan, type Situation, type Trigger } from './plan';
import { pick, type RecordCache } from './record-cache';
import { type Hold, holdAt, type SyncState, wearerClock } from './sync-state';

/** A mistake in the setup does not heal by itself: it is tried again this late, or when the wearer asks. */
const SETUP_HOLD = 6 * 3600000;

/** Asks for what is due and keeps the answers. Answers how it ended, undefined where nothing was asked. */
export type Sync = (trigger: Trigger) => Promise<ResultCode | undefined> | undefined;

/**
 * One sync: the token first, then the profile where it is due (dates depend on its zone), then the
 * rest side by side. A failed data set keeps its old value with its old age.
 *
 * `http` sends requests and counts them in `spent`; `wanted` is what the pages that are on draw, the most
 * important first (what is not among it is forgotten); `onBegin` is told that requests are about to be sent.
 */
export const createSync =
  (
    account: AccountStore,
    session: Session,
    service: HealthService,
    http: Http,
    spent: StoredValue<Spent>,
    states: StoredValue<SyncState>,
    records: StoredValue<RecordCache>,
    wanted: () => DataSet[],
    now: () => number,
    zoneOffset: (time: number) => number,
    onBegin: () => void,
  ): Sync =>
  (trigger) => {
    const daily = service.dailyLimit || DAY_LIMIT;
    const left = () => allowance(spent.read(), now(), trigger === 'glance' ? daily * LOOK_SHARE : daily);
    const { origin, tokens, refreshStartedAt, ended } = account.read();
    const before = states.read();
    const hold = holdAt(before, now());
    const isAsked = trigger === 'manual';
    if (!tokens || (ended && !isAsked)) return undefined;
    if (hold && (!isAsked || hold.code === 'rate-limit')) return undefined;

    /** What this sync learns beside the records. */
    const seen: Partial<SyncState> = {};
    const clock = () => wearerClock(patched(before, seen), now(), zoneOffset);
    const situation: Situation = patched(clock(), {
      trigger,
      now: now(),
      wanted: wanted().filter(isGranted(tokens.scopes, service)),
      // The phone travelled, or its clock was changed for summer: the wearer's zone may be another, too.
      records: patched(records.read(), before.phoneZone === zoneOffset(now()) ? {} : { profile: undefined }),
      checks: before.checks,
    });
    const dataSets = plan(situation).slice(0, left());
    // An unanswered refresh is asked for again whatever is due.
    if (dataSets.length === 0 && !refreshStartedAt && !isAsked) return undefined;
    onBegin();

    const listened: Http = (request) =>
      http(request).then((response) => {
        const told = readRemainingRequests(response);
        if (told !== undefined) seen.remaining = told;
        return response;
      });
    const source = service.createSource(createAuthorizedFetch(session, listened, now));
    const answers: RecordCache = {};
    const checks: SyncState['checks'] = {};
    const failures: ServiceError[] = [];
    const read = (some: DataSet[]) => gather(answers, checks, failures, source, some, clock().day, now);

    // A service that said 410 is asked once, not with all there is.
    const alone = dataSets[0] === 'profile' || ended === 'gone' ? 1 : 0;

    const finish = (): ResultCode | undefined => {
      const after = account.read();
      // Signed out, or somebody else signed in, meanwhile: these are not their data.
      if (after.origin !== origin) return undefined;
      records.write(pick(patched(records.read(), answers), wanted()));

      const isGone = failures.some(({ code }) => code === 'gone');
      const isBack = after.ended === 'gone' && Object.keys(answers).length > 0;
      if (isGone || isBack) account.change({ ended: isGone ? 'gone' : undefined });

      const known = states.read();
      const failure = worst(failures);
      const result = failure ? failure.code : 'ok';
      states.write(
        patched(patched(known, seen), {
          checks: patched(known.checks, checks),
          hold: holdFor(failures, now()),
          lastSync: now(),
          result,
        }),
      );
      return result;
    };

    return session
      .getAccessToken()
      .then(() => {
        if (isAsked && left() === 0) throw new ServiceError('wait', 'budget');
        return read(dataSets.slice(0, alone));
      })
      .then(() => {
        if (answers.profile) {
          const wearerZone = answers.profile.value.zoneOffset;
          seen.phoneZone = zoneOffset(now());
          if (wearerZone !== undefined) seen.zoneShift = wearerZone - seen.phoneZone;
        }
        return failures.every(({ kind }) => kind === 'data') ? read(dataSets.slice(alone)) : undefined;
      })
      .catch((error) => {
        failures.push(asServiceError(error));
      })
      .then(finish);
  };

const holdFor = (failures: ServiceError[], now: number): Hold | undefined => {
  const [stop] = failures.filter(({ kind, until }) => until || kind === 'setup');
  return stop && { from: now, until: stop.until || now + SETUP_HOLD, code: stop.code };
};
