import type { ResultCode } from '../../common/result-codes';
import type { AccountRecord } from '../account/account';
import { createAsk } from '../account/authorized';
import { asServiceError, ServiceError } from '../account/service-error';
import type { Session } from '../account/session';
import { wallClock } from '../dates';
import type { Http } from '../platform';
import { readRemaining } from '../rate-limit';
import type { Slot } from '../slot';
import type { DataSet, HealthService } from '../sources/health-source';
import { allowance, type Spent } from './budget';
import { gather, type Harvest, worst } from './harvest';
import { plan, type Trigger } from './plan';
import { cacheFor, type RecordCache } from './record-cache';
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
export function createSync(options: SyncOptions): Sync {
  const { account, session, service, http, now, zoneOffset } = options;

  /** The data sets that are due; undefined where none may be asked for. */
  function due(trigger: Trigger): DataSet[] | undefined {
    const { origin, tokens, ended } = account.read();
    if (!tokens || (ended && trigger !== 'ask')) return undefined;
    const state = stateFor(origin, options.state.read());
    const hold = holdAt(state, now());
    if (hold && (trigger !== 'ask' || hold.code === 'rate-limit')) return undefined;
    const { day, minute } = wallClock(now(), wearerOffset(state.zoneShift));
    return plan(
      {
        trigger,
        now: now(),
        today: day,
        minute,
        granted: tokens.scopes,
        records: cacheFor(origin, options.records.read()).records,
        checks: state.checks,
        allowance: left(),
      },
      service.scopes,
    );
  }

  function left(): number {
    return allowance(options.spent.read() || [], now());
  }

  function wearerOffset(shift = 0): number {
    return zoneOffset(now()) + shift;
  }

  return async (trigger) => {
    const dataSets = due(trigger);
    const { origin, attempt, ended } = account.read();
    // An unanswered refresh is asked for again whatever is due.
    if (!dataSets || (dataSets.length === 0 && attempt === undefined && trigger !== 'ask')) return undefined;
    options.onBegin();

    let { zoneShift, remaining } = stateFor(origin, options.state.read());
    const ask = createAsk(session, http, now, (response) => {
      remaining = readRemaining(response) ?? remaining;
    });
    const source = service.source(ask);
    const harvest: Harvest = { answers: {}, checks: {}, failures: [] };
    const read = (some: DataSet[]) =>
      gather(harvest, source, some, wallClock(now(), wearerOffset(zoneShift)).day, now);

    try {
      await session.token();
      if (trigger === 'ask' && left() === 0) throw new ServiceError('wait', 'budget');
      // A service that said 410 is asked once, not with all there is.
      const alone = dataSets[0] === 'profile' || ended === 'gone' ? 1 : 0;
      await read(dataSets.slice(0, alone));
      const { profile } = harvest.answers;
      if (profile && profile.value.zoneOffset !== undefined) {
        zoneShift = profile.value.zoneOffset - zoneOffset(now());
      }
      if (harvest.failures.every(({ kind }) => kind === 'data')) await read(dataSets.slice(alone));
    } catch (error) {
      harvest.failures.push(asServiceError(error));
    }
    return finish(origin, harvest, { zoneShift, remaining });
  };

  function finish(
    origin: number,
    harvest: Harvest,
    seen: Pick<SyncState, 'zoneShift' | 'remaining'>,
  ): ResultCode | undefined {
    // Signed out, or somebody else signed in, meanwhile: these are not their data.
    const { origin: current, ended } = account.read();
    if (current !== origin) return undefined;
    const { answers, checks, failures } = harvest;
    const cache = cacheFor(origin, options.records.read());
    options.records.write({ origin, records: Object.assign({}, cache.records, answers) });

    if (failures.some(({ code }) => code === 'gone')) account.change({ ended: 'gone' });
    else if (ended === 'gone' && Object.keys(answers).length > 0) account.change({ ended: undefined });

    const state = stateFor(origin, options.state.read());
    const failure = worst(failures);
    const result = failure ? failure.code : 'ok';
    options.state.write({
      ...state,
      ...seen,
      checks: { ...state.checks, ...checks },
      hold: holdFor(failures, now()),
      lastSync: now(),
      result,
    });
    return result;
  }
}

function holdFor(failures: ServiceError[], now: number): Hold | undefined {
  for (const { kind, code, until } of failures) {
    if (until !== undefined) return { from: now, until, code };
    if (kind === 'setup') return { from: now, until: now + SETUP_HOLD, code };
  }
  return undefined;
}
