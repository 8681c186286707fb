import { pageKey, readPreferences } from '../../common/preferences';
import { PAGES, type Seconds } from '../../common/snapshot';
import { REQUEST_TIMEOUT_MS } from '../../companion/http/timeout';
import { type DataSet, dataSetsFor, SURFACE_DATA_SETS } from '../../companion/sources/health-source';
import type { Persona } from '../../simulator/persona/persona';
import type { Exchange } from '../../simulator/run/exchanges';
import type { Instant } from '../../simulator/world/clock';
import { MINUTE_MS, SECOND_MS } from '../../simulator/world/duration';
import type { CloudResponse } from '../../simulator/world/http';
import { accountPersonas } from './account-persona';
import { companionStorage } from './companion-storage';
import { dataSetOf } from './data-requests';
import type { Run } from './invariant';
import { perRun } from './per-run';
import { phoneClock } from './phone-clock';

/** A response with data that reached the phone. */
export interface DataResponse {
  dataSet: DataSet;
  /** When its request left the phone. */
  sentAt: Instant;
  /** When the service made it, if it did, and when the phone got it. */
  handledAt: Instant;
  deliveredAt: Instant;
  /** It arrived as the service made it. */
  isWhole: boolean;
  /** More pages follow. Where the last one has them, the budget or a failure has cut the list off. */
  hasMore: boolean;
  /** When the phone got it, by its own clock. */
  phoneAt: Instant;
  /** The phone's clock was right during the sync, which requests the days that the clock says when it begins. */
  wasClockRight: boolean;
  /** The account that it belongs to, as the companion numbers them. */
  origin: number;
  /** Whose data it is; undefined where nobody knows. */
  persona: Persona | undefined;
}

const JSON_TEXT = /^\s*[{[].*[}\]]\s*$/s;
/**
 * Whether a response has data. 204 says that there is nothing. Neither the page of a guest network nor a body that was
 * cut has any.
 */
const hasData = ({ status, body }: CloudResponse): boolean =>
  status === 204 || (status < 300 && JSON_TEXT.test(body));
const NEXT_PAGE = /"nextPageToken":\s*"[^"]/;
/** Longest time that a sync takes, ms. The network is slow then. */
export const LONGEST_SYNC_MS = 5 * MINUTE_MS;
/** Longest time from the first response of a data set to its last, each of which has its 15 s. */
const LONGEST_DATA_SET_MS = MINUTE_MS;
/** Number of responses that are kept of a data set, for as long as a section can be old. */
const MAX_RESPONSES = 2000;

/** What the service has delivered to the phone of each data set, the newest last. */
export class DataResponses {
  private readonly received = new Map<DataSet, DataResponse[]>();
  /** The time before which the phone may have lost what was delivered. */
  private readonly forgottenAt = new Map<DataSet, Instant>();
  private allForgottenAt: Instant = 0;

  /** When the phone's clock was set. Undefined once the responses of that instant count by the new clock, too. */
  private clockSetAt: Instant | undefined;

  constructor(private readonly run: Run) {
    const { network, localStore, settings, clock } = run.world;
    const storage = companionStorage(run);
    const personas = accountPersonas(run);
    const phone = phoneClock(run);
    /** Exchanges in which the service says that the person, whoever it is, has no sleep log. */
    const sleepless = new WeakSet<Exchange>();
    network.exchanges.listen((exchange) => {
      const { request, left, handledAt, handled, deliveredAt, delivered } = exchange;
      if (handled && !delivered && network.failures.list().some(({ mode }) => mode === 'no-sleep'))
        sleepless.add(exchange);
      if (deliveredAt === undefined || !delivered || !('status' in delivered)) return;
      if (left === undefined || !hasData(delivered)) return;
      // The companion no longer waits for it.
      if (deliveredAt - left >= REQUEST_TIMEOUT_MS) return;
      const dataSet = dataSetOf(request);
      // The companion does not keep what no page shows: the page was switched off while the request was on its way.
      if (!dataSet || !dataSetsFor(readPreferences((key) => settings.get(key)).pages).includes(dataSet))
        return;
      const isWhole = handled?.status === 200 && handled.body === delivered.body && !sleepless.has(exchange);
      const hasMore = NEXT_PAGE.test(delivered.body);
      const { origin } = storage.account;
      const phoneAt = deliveredAt + run.world.phoneSystem.clockOffsetMs;
      const wasClockRight = phoneAt === deliveredAt && phone.lastAt() <= deliveredAt - LONGEST_SYNC_MS;
      const persona = personas.present();
      if (this.clockSetAt !== undefined && deliveredAt > this.clockSetAt) this.settleClock();
      this.add({
        dataSet,
        sentAt: left,
        handledAt: handledAt ?? deliveredAt,
        deliveredAt,
        isWhole,
        hasMore,
        phoneAt,
        wasClockRight,
        origin,
        persona,
      });
    });
    run.world.trace.listen((entry, isNew) => {
      if (!isNew || entry.kind !== 'fault' || entry.name !== 'phone-clock') return;
      this.settleClock();
      this.clockSetAt = entry.t;
    });
    // A full storage drops the records. Lost writes bring the earlier ones back. A page that is switched off drops its
    // own.
    let isWriting = false;
    let writtenAt: Instant = 0;
    run.world.moments.listen(
      (moment, key) => {
        isWriting = moment === 'write' && key === 'records';
      },
      ['write', 'written', 'wake'],
    );
    localStore.listen(({ key, newValue }) => {
      const isTakenBack = newValue === null || !isWriting;
      if (key === null || (key === 'records' && isTakenBack)) this.allForgottenAt = clock.now();
      else if (key === 'records') writtenAt = clock.now();
    });
    // A companion that ends before its sync does has not stored what it got.
    run.world.trace.listen(({ kind }, isNew) => {
      if (!isNew || kind !== 'unload') return;
      for (const [dataSet, list] of this.received)
        if ((list.at(-1)?.deliveredAt ?? 0) > writtenAt) this.forgottenAt.set(dataSet, clock.now());
    });
    settings.listen(({ key, newValue }) => {
      const page = newValue === 'false' ? PAGES.find((each) => pageKey(each) === key) : undefined;
      if (!page) return;
      // The companion keeps what another page shows.
      const kept = dataSetsFor(readPreferences((each) => settings.get(each)).pages);
      for (const dataSet of SURFACE_DATA_SETS[page])
        if (!kept.includes(dataSet)) this.forgottenAt.set(dataSet, clock.now());
    });
  }

  /** The responses of `dataSet` that arrived from `since` on by the phone's clock, in the order of their arrival. */
  list(dataSet: DataSet, since: Instant): DataResponse[] {
    return this.of(dataSet)?.filter(({ phoneAt }) => phoneAt >= since) ?? [];
  }

  /** The last response, even where the phone may have lost it since. */
  lastDelivered(dataSet: DataSet): DataResponse | undefined {
    return this.of(dataSet)?.at(-1);
  }

  /** The last response; undefined, too, where the phone may have lost it. */
  last(dataSet: DataSet): DataResponse | undefined {
    const last = this.lastDelivered(dataSet);
    const forgottenAt = Math.max(this.allForgottenAt, this.forgottenAt.get(dataSet) ?? 0);
    return last && last.deliveredAt > forgottenAt ? last : undefined;
  }

  /** The one that arrived in this second, in which a section says that it was checked. */
  at(dataSet: DataSet, second: Seconds): DataResponse | undefined {
    return this.of(dataSet)
      ?.filter(({ phoneAt }) => Math.floor(phoneAt / SECOND_MS) === second)
      .at(-1);
  }

  /** Those of the minute until this second: a data set of several requests is dated when the last of them has ended. */
  until(dataSet: DataSet, second: Seconds): DataResponse[] {
    const end = (second + 1) * SECOND_MS;
    return this.list(dataSet, end - LONGEST_DATA_SET_MS).filter(({ phoneAt }) => phoneAt < end);
  }

  private of(dataSet: DataSet): readonly DataResponse[] | undefined {
    this.settleClock();
    return this.received.get(dataSet);
  }

  /**
   * Adds the second time of what arrived when the clock was set: both count. Nobody can see whether the companion read
   * the clock before or after that, and a data set of several requests is dated when the last of them has ended.
   */
  private settleClock(): void {
    const setAt = this.clockSetAt;
    if (setAt === undefined) return;
    this.clockSetAt = undefined;
    const phoneAt = setAt + this.run.world.phoneSystem.clockOffsetMs;
    for (const list of this.received.values()) {
      const last = list.at(-1);
      if (last && last.deliveredAt > setAt - LONGEST_DATA_SET_MS)
        this.add({ ...last, phoneAt, wasClockRight: false });
    }
  }

  private add(response: DataResponse): void {
    const list = this.received.get(response.dataSet) ?? [];
    this.received.set(response.dataSet, list);
    list.push(response);
    if (list.length > MAX_RESPONSES) list.shift();
  }
}

export const dataResponsesOf = perRun((run) => new DataResponses(run));
