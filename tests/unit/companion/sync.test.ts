import { toDayNumber } from '../../../common/calendar';
import type { Account, AccountStore } from '../../../companion/account/account';
import type { RequestTimes } from '../../../companion/http/budget';
import { ServiceError } from '../../../companion/http/service-error';
import { fitbit } from '../../../companion/sources/fitbit/fitbit';
import { type DataSet, dataSetsFor, type HealthSource } from '../../../companion/sources/health-source';
import { openStoredValue } from '../../../companion/stored-value';
import type { RecordCache } from '../../../companion/sync/record-cache';
import { createSync } from '../../../companion/sync/sync';
import { type SyncState, UNSYNCED } from '../../../companion/sync/sync-state';
import { ALL_PAGES, DATA_SETS } from './data-sets';
import { MemoryStore } from './test-phone';

const MINUTE_MS = 60000;
const HOUR_MS = 60 * MINUTE_MS;

/** A companion's syncing, with a service that answers `answers` and is watched. */
class Syncing {
  /** Quarter past nine in Vienna. */
  now = Date.UTC(2026, 6, 14, 7, 15);
  phoneZone = 2 * HOUR_MS;
  pages = ALL_PAGES;
  scopes = DATA_SETS.map(fitbit.scopeOf);
  /** What was asked for, and for which day. */
  requested: [DataSet, number][] = [];
  /** How many were under way at most. */
  maxInFlight = 0;
  answer: (dataSet: DataSet) => unknown = (dataSet) =>
    dataSet === 'profile' ? { zoneOffset: 2 * HOUR_MS } : [];
  readonly records = openStoredValue<RecordCache>(new MemoryStore(), 'records', {});
  readonly states = openStoredValue<SyncState>(new MemoryStore(), 'sync', UNSYNCED);

  private inFlight = 0;

  private readonly source = {
    read: async (dataSet: DataSet, day: number) => {
      this.requested.push([dataSet, day]);
      this.maxInFlight = Math.max(this.maxInFlight, ++this.inFlight);
      await new Promise(setImmediate);
      this.inFlight--;
      return this.answer(dataSet);
    },
  } as HealthSource;

  private readonly account: AccountStore = {
    read: () => ({ origin: 1, tokens: { scopes: this.scopes } }) as Account,
    change: () => true,
    replace: () => true,
    flush: () => true,
  };

  readonly sync = createSync(
    {
      account: this.account,
      requestTimes: openStoredValue<RequestTimes>(new MemoryStore(), 'requestTimes', []),
      syncState: this.states,
      records: this.records,
    },
    {
      session: { getAccessToken: async () => 'token', renewAccessToken: async () => 'token' },
      service: { ...fitbit, createSource: () => this.source },
      http: async () => ({ status: 500, header: () => null, body: '' }),
    },
    { dataSets: () => dataSetsFor(this.pages), onStart: () => undefined },
    { now: () => this.now, zoneOffset: () => this.phoneZone },
  );

  /** What a wake `minutes` later asks for. */
  async wake(minutes = 15): Promise<DataSet[]> {
    this.now += minutes * MINUTE_MS;
    this.requested = [];
    await this.sync('wake');
    return this.requested.map(([dataSet]) => dataSet);
  }
}

it('asks for the profile first, then for all else, six at a time: 16 requests with every page on', async () => {
  const syncing = new Syncing();
  expect(await syncing.sync('manual')).toBe('ok');
  expect(syncing.requested[0]?.[0]).toBe('profile');
  expect(syncing.requested.map(([dataSet]) => dataSet).sort()).toEqual([...DATA_SETS].sort());
  expect(syncing.maxInFlight).toBe(6);
});

it("asks for days of the wearer's own zone, once the profile has told it", async () => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => (dataSet === 'profile' ? { zoneOffset: 18 * HOUR_MS } : []);
  await syncing.sync('manual');
  expect(new Set(syncing.requested.slice(1).map(([, day]) => day))).toEqual(
    new Set([toDayNumber(2026, 7, 15)]),
  );
});

it('asks for the profile again when the phone is in another zone', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  expect(await syncing.wake()).not.toContain('profile');
  syncing.phoneZone = -4 * HOUR_MS;
  expect((await syncing.wake())[0]).toBe('profile');
  expect(await syncing.wake()).not.toContain('profile');
});

it('asks only for what was granted', async () => {
  for (const missing of new Set(DATA_SETS.map(fitbit.scopeOf))) {
    const syncing = new Syncing();
    syncing.scopes = syncing.scopes.filter((scope) => scope !== missing);
    expect(await syncing.sync('manual')).toBe('ok');
    const asked = syncing.requested.map(([dataSet]) => dataSet).sort();
    expect(asked).toEqual(DATA_SETS.filter((dataSet) => fitbit.scopeOf(dataSet) !== missing).sort());
  }
});

it('asks for a page as soon as it is on, and forgets what it drew when it is off', async () => {
  const syncing = new Syncing();
  syncing.pages = ['sleep'];
  await syncing.sync('manual');
  syncing.pages = ['sleep', 'friends'];
  expect(await syncing.wake(1)).toEqual(['friends']);
  expect(Object.keys(syncing.records.read())).toContain('friends');
  syncing.pages = ['sleep'];
  await syncing.wake(15);
  expect(Object.keys(syncing.records.read())).not.toContain('friends');
});

it('is well without the steps by the quarter hour, and does not ask for them for a day', async () => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => {
    if (dataSet === 'intradaySteps') throw new ServiceError('data', 'scope');
    return dataSet === 'profile' ? {} : [];
  };
  expect(await syncing.sync('manual')).toBe('ok');
  expect(syncing.states.read().fetchResults.intradaySteps?.code).toBe('scope');
  let asked = 0;
  for (let wake = 0; wake < 95; wake++) if ((await syncing.wake()).includes('intradaySteps')) asked++;
  expect(asked).toBe(0);
  expect(await syncing.wake()).toContain('intradaySteps');
});

it('keeps an old value with its old age where a data set fails', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  const before = syncing.records.read().activitySummary;
  syncing.answer = () => {
    throw new ServiceError('data', 'shape');
  };
  expect(await syncing.wake()).toContain('activitySummary');
  expect(syncing.records.read().activitySummary).toEqual(before);
  expect(syncing.states.read().fetchResults.activitySummary).toEqual({ triedAt: syncing.now, code: 'shape' });
});
