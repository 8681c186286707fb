import type { ResultCode } from '../../common/result-codes';
import type { AccountRecord } from '../account/account';
import { createAsk } from '../account/authorized';
import { asServiceError, ServiceError } from '../account/service-error';
import type { Session } from '../account/session';
import { wallClock } from '../dates';
import { patched } from '../patched';
import type { Http } from '../platform';
import { readRemaining } from '../rate-limit';
import type { Slot } from '../slot';
import type { DataSet, HealthService } from '../sources/health-source';
import { allowance, LOOK_LIMIT, type Spent } from './budget';
import { gather, type Harvest, worst } from './harvest';
import { plan, type Trigger } from './plan';
import { cacheFor, pick, type RecordCache } from './record-cache';
import { type Hold, holdAt, type SyncState, stateFor } from './sync-state';

/** A mistake in the setup does not heal by itself: it is tried again this late, or when the wearer asks. */
const SETUP_HOLD = 6 * 3600000;

export interface SyncOptions {
  account: AccountRecord;
  session: Session;
  service: HealthService;
  /** Sends requests and counts them. */
  http: Http;
  spent: Slot<Spent>;
  state: Slot<SyncState>;
  records: Slot<RecordCache>;
  /** What the pages that are on draw, the most important first; what is not among it is forgotten. */
  wanted(): DataSet[];
  now: () => number;
  zoneOffset: (time: number) => number;
  /** Requests are about to be sent. */
  onBegin(): void;
}

/** Asks for what is due and keeps the answers. Answers how it ended, undefined where nothing was asked. */
export type Sync = (trigger: Trigger) => Promise<ResultCode | undefined>;

/**
 * One sync: the token first, then the profile where it is due (dates depend on its zone), then the
 * rest side by side. A failed data set keeps its old value with its old age.
 */
export const createSync = ({
  account,
  session,
  service,
  http,
  spent,
  state,
  records,
  wanted,
  now,
  zoneOffset,
  onBegin,
}: SyncOptions): Sync => {
  return (trigger) => {
    const left = () => allowance(spent.read() || [], now(), trigger === 'look' ? LOOK_LIMIT : undefined);
    const { origin, tokens, attempt, ended } = account.read();
    const before = stateFor(origin, state.read());
    const { checks, remaining, zoneShift, phoneZone } = before;
    const hold = holdAt(before, now());
    const seen = { remaining, zoneShift, phoneZone };
    const clock = () => wallClock(now(), zoneOffset(now()) + (seen.zoneShift || 0));
    const isAsked = trigger === 'ask';
    if (!tokens || (ended && !isAsked)) return NOTHING;
    if (hold && (!isAsked || hold.code === 'rate-limit')) return NOTHING;
    // The phone travelled, or its clock was changed for summer: the wearer's zone may be another, too.
    const doubted = phoneZone === zoneOffset(now()) ? {} : { profile: undefined };
    const held = patched(cacheFor(origin, records.read()).records, doubted);
    const granted = wanted().filter((dataSet) => tokens.scopes.indexOf(service.scopes[dataSet]) >= 0);
    const situation = { trigger, now: now(), wanted: granted, records: held, checks };
    const dataSets = plan(patched(situation, clock())).slice(0, left());
    // An unanswered refresh is asked for again whatever is due.
    if (dataSets.length === 0 && attempt === undefined && !isAsked) return NOTHING;
    onBegin();

    const ask = createAsk(session, http, now, (response) => {
      const told = readRemaining(response);
      if (told !== undefined) seen.remaining = told;
    });
    const source = service.source(ask);
    const harvest: Harvest = { answers: {}, checks: {}, failures: [] };
    const { answers, failures } = harvest;
    const read = (some: DataSet[]) => gather(harvest, source, some, clock().day, now);

    // A service that said 410 is asked once, not with all there is.
    const alone = dataSets[0] === 'profile' || ended === 'gone' ? 1 : 0;

    const finish = (): ResultCode | undefined => {
      const after = account.read();
      // Signed out, or somebody else signed in, meanwhile: these are not their data.
      if (after.origin !== origin) return undefined;
      const all = patched(cacheFor(origin, records.read()).records, answers);
      records.write({ origin, records: pick(all, wanted()) });

      if (failures.some(({ code }) => code === 'gone')) account.change({ ended: 'gone' });
      else if (after.ended === 'gone' && Object.keys(answers).length > 0)
        account.change({ ended: undefined });

      const known = stateFor(origin, state.read());
      const failure = worst(failures);
      const result = failure ? failure.code : 'ok';
      state.write(
        patched(patched(known, seen), {
          checks: patched(known.checks, harvest.checks),
          hold: holdFor(failures, now()),
          lastSync: now(),
          result,
        }),
      );
      return result;
    };

    return session
      .token()
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
};

/** Nothing was asked. */
const NOTHING = Promise.resolve(undefined);

const holdFor = (failures: ServiceError[], now: number): Hold | undefined => {
  const [stop] = failures.filter(({ kind, until }) => until || kind === 'setup');
  return stop && { from: now, until: stop.until || now + SETUP_HOLD, code: stop.code };
};
