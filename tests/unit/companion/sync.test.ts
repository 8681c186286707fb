import { toDayNumber } from '../../../common/calendar';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../common/time';
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

/** Syncs with a service that returns the values of `answer`, and records its requests. */
class Syncing {
  /** Quarter past nine in Vienna. */
  now = Date.UTC(2026, 6, 14, 7, 15);
  phoneZone = 2 * HOUR_MS;
  pages = ALL_PAGES;
  scopes = DATA_SETS.map(fitbit.scopeOf);
  /** The requested data sets, each with its day. */
  requested: [DataSet, number][] = [];
  /** How many were under way at most. */
  maxInFlight = 0;
  answer: (dataSet: DataSet) => unknown = (dataSet) =>
    dataSet === 'profile' ? { zoneOffset: 2 * HOUR_MS } : [];
  readonly records = openStoredValue<RecordCache>(new MemoryStore(), 'records', {});
  readonly states = openStoredValue<SyncState>(new MemoryStore(), 'sync', UNSYNCED);
  readonly requestTimes = openStoredValue<RequestTimes>(new MemoryStore(), 'requestTimes', []);
  ended: Account['ended'];
  onToken = (): string => 'token';

  readonly logLines: string[] = [];
  private inFlight = 0;

  private readonly source = {
    read: async (dataSet: DataSet, day: number) => {
      this.requested.push([dataSet, day]);
      this.maxInFlight = Math.max(this.maxInFlight, ++this.inFlight);
      await new Promise(setImmediate);
      this.inFlight--;
      return { value: this.answer(dataSet), lost: 0, rows: 0 };
    },
  } as HealthSource;

  private readonly account: AccountStore = {
    read: () => ({ origin: 1, tokens: { scopes: this.scopes }, ended: this.ended }) as Account,
    change: ({ ended }) => {
      this.ended = ended;
      return true;
    },
    replace: () => true,
    flush: () => true,
  };

  readonly sync = createSync(
    {
      account: this.account,
      requestTimes: this.requestTimes,
      syncState: this.states,
      records: this.records,
    },
    {
      session: { getToken: async () => this.onToken(), renewToken: async () => 'token' },
      service: { ...fitbit, open: () => this.source },
      http: async () => ({ status: 500, header: () => null, body: '' }),
    },
    { dataSets: () => dataSetsFor(this.pages), onStart: () => undefined },
    { now: () => this.now, zoneOffset: () => this.phoneZone, log: (line) => void this.logLines.push(line) },
  );

  /** What a wake `minutes` later requests. */
  async wake(minutes = 15): Promise<DataSet[]> {
    this.now += minutes * MINUTE_MS;
    this.requested = [];
    await this.sync('wake');
    return this.requested.map(([dataSet]) => dataSet);
  }
}

it('requests the profile first, then the rest, six at a time: 16 requests with every page on', async () => {
  const syncing = new Syncing();
  expect(await syncing.sync('manual')).toEqual({ result: 'ok', hasFailed: false });
  expect(syncing.requested[0]?.[0]).toBe('profile');
  expect(syncing.requested.map(([dataSet]) => dataSet).sort()).toEqual([...DATA_SETS].sort());
  expect(syncing.maxInFlight).toBe(6);
});

it("requests days of the wearer's own zone once the profile is known", async () => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => (dataSet === 'profile' ? { zoneOffset: 18 * HOUR_MS } : []);
  await syncing.sync('manual');
  expect(new Set(syncing.requested.slice(1).map(([, day]) => day))).toEqual(
    new Set([toDayNumber(2026, 7, 15)]),
  );
});

it('requests the profile again when the phone is in another zone', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  expect(await syncing.wake()).not.toContain('profile');
  syncing.phoneZone = -4 * HOUR_MS;
  expect((await syncing.wake())[0]).toBe('profile');
  expect(await syncing.wake()).not.toContain('profile');
});

it('requests the days of the zone in which it began, when the phone travels meanwhile', async () => {
  const syncing = new Syncing();
  // The phone is in Kiritimati, the wearer by the profile in Vienna.
  syncing.phoneZone = 14 * HOUR_MS;
  await syncing.sync('manual');
  syncing.onToken = () => {
    syncing.phoneZone = -10 * HOUR_MS;
    return 'token';
  };
  await syncing.wake();
  expect(new Set(syncing.requested.map(([, day]) => day))).toEqual(new Set([toDayNumber(2026, 7, 14)]));
  // Then the profile is due.
  expect((await syncing.wake())[0]).toBe('profile');
});

it.each(['profile', 'sleep'] as const)(
  'after a pause and a trip nothing is requested for the days of a guess, where %s was tried the longest ago',
  async (oldest) => {
    const syncing = new Syncing();
    await syncing.sync('manual');
    const answer = syncing.answer;
    syncing.answer = () => {
      throw new ServiceError('wait', 'server');
    };
    await syncing.wake();
    expect(syncing.states.read().backoff).toBeDefined();
    const state = syncing.states.read();
    const results = { ...state.results, [oldest]: { triedAt: 1, code: 'ok' as const } };
    syncing.states.write({ ...state, results });
    syncing.answer = answer;
    // In Kiritimati it is the next day. By the profile the wearer is still in Vienna.
    syncing.phoneZone = 14 * HOUR_MS;
    expect((await syncing.wake(4 * 60))[0]).toBe('profile');
    const days = syncing.requested.slice(1).map(([, day]) => day);
    expect(new Set(days)).toEqual(new Set([toDayNumber(2026, 7, 14)]));
  },
);

it('requests only what was granted', async () => {
  for (const missing of new Set(DATA_SETS.map(fitbit.scopeOf))) {
    const syncing = new Syncing();
    syncing.scopes = syncing.scopes.filter((scope) => scope !== missing);
    expect(await syncing.sync('manual')).toEqual({ result: 'ok', hasFailed: false });
    const asked = syncing.requested.map(([dataSet]) => dataSet).sort();
    expect(asked).toEqual(DATA_SETS.filter((dataSet) => fitbit.scopeOf(dataSet) !== missing).sort());
  }
});

it('requests the data sets of a page once it is on, and deletes them once it is off', async () => {
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

it('succeeds without the steps by the quarter hour, and does not request them again for a day', async () => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => {
    if (dataSet === 'intradaySteps') throw new ServiceError('data', 'scope');
    return dataSet === 'profile' ? {} : [];
  };
  expect(await syncing.sync('manual')).toEqual({ result: 'ok', hasFailed: false });
  expect(syncing.states.read().results.intradaySteps?.code).toBe('scope');
  let asked = 0;
  for (let wake = 0; wake < 95; wake++) if ((await syncing.wake()).includes('intradaySteps')) asked++;
  expect(asked).toBe(0);
  expect(await syncing.wake()).toContain('intradaySteps');
});

it('keeps the old value and its age when a data set fails', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  const before = syncing.records.read().activitySummary;
  syncing.answer = () => {
    throw new ServiceError('data', 'shape');
  };
  expect(await syncing.wake()).toContain('activitySummary');
  expect(syncing.records.read().activitySummary).toEqual(before);
  expect(syncing.states.read().results.activitySummary).toEqual({ triedAt: syncing.now, code: 'shape' });
});

it.each<[string, ServiceError]>([
  ['500', new ServiceError('wait', 'server')],
  ['no response', new ServiceError('wait', 'timeout')],
  ['HTML', new ServiceError('wait', 'not-json')],
  ['410', new ServiceError('data', 'gone')],
  ['a rejected token', new ServiceError('token', 'token')],
  ['a body of another shape', new ServiceError('data', 'shape')],
])('fetches the rest in the zone of the phone when the profile fails (%s)', async (_, failure) => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => {
    if (dataSet === 'profile') throw failure;
    return [];
  };
  const outcome = await syncing.sync('manual');
  expect(outcome?.hasFailed).toBe(true);
  expect(Object.keys(syncing.records.read()).sort()).toEqual(
    DATA_SETS.filter((dataSet) => dataSet !== 'profile').sort(),
  );
  expect(new Set(syncing.requested.map(([, day]) => day))).toEqual(new Set([toDayNumber(2026, 7, 14)]));
  expect(syncing.ended).toBeUndefined();
});

it.each<[string, ServiceError]>([
  ['the phone is offline', new ServiceError('wait', 'network', undefined, true)],
  ['the service is limited', new ServiceError('wait', 'rate-limit', Date.UTC(2026, 6, 14, 8))],
])('stops after the profile when nothing else can succeed: %s', async (_, failure) => {
  const syncing = new Syncing();
  syncing.answer = () => {
    throw failure;
  };
  await syncing.sync('manual');
  expect(syncing.requested).toHaveLength(1);
});

it('reports a failure while the last response of any data set was bad', async () => {
  const syncing = new Syncing();
  const bad = new Set<DataSet>(['sleep']);
  syncing.answer = (dataSet) => {
    if (bad.has(dataSet)) throw new ServiceError('data', 'shape');
    return dataSet === 'profile' ? { zoneOffset: 2 * HOUR_MS } : [];
  };
  expect(await syncing.sync('manual')).toEqual({ result: 'shape', hasFailed: true });
  syncing.now += 15 * MINUTE_MS;
  // This wake requests other things, and all is well with them.
  expect(await syncing.sync('wake')).toEqual({ result: 'shape', hasFailed: false });
  bad.clear();
  syncing.now += HOUR_MS;
  expect(await syncing.sync('wake')).toEqual({ result: 'ok', hasFailed: false });
});

it('reports when the rest will be fetched that our own limit cut off, and keeps its ages', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  const before = syncing.records.read();
  syncing.now += HOUR_MS;
  const oldest = syncing.now - 20 * MINUTE_MS;
  syncing.requestTimes.write(Array.from({ length: 30 }, (_, i) => oldest + i));
  syncing.requested = [];
  expect(await syncing.sync('manual')).toEqual({ result: 'budget', hasFailed: true });
  expect(syncing.requested).toHaveLength(4);
  const after = syncing.records.read();
  for (const dataSet of DATA_SETS) {
    const wasRequested = syncing.requested.some(([name]) => name === dataSet);
    expect(after[dataSet]?.fetchedAt).toBe(wasRequested ? syncing.now : before[dataSet]?.fetchedAt);
  }
  // The requests of this test are not counted by withBudget: four are left.
  expect(syncing.states.read().restAt).toBe(syncing.now + 15 * MINUTE_MS);
  syncing.requestTimes.write(Array.from({ length: 34 }, (_, i) => oldest + i));
  expect(await syncing.sync('manual')).toEqual({ result: 'budget', hasFailed: true });
  expect(syncing.states.read().restAt).toBe(oldest + HOUR_MS);
});

it('leaves a glance out that finds no request left, and says nothing of it: a wake may request more', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  syncing.now += HOUR_MS;
  syncing.requestTimes.write(Array.from({ length: 200 }, (_, i) => syncing.now - 10 * HOUR_MS + i));
  syncing.requested = [];
  expect(await syncing.sync('glance')).toBeUndefined();
  expect(syncing.requested).toEqual([]);
  expect(syncing.states.read()).toMatchObject({ result: 'ok' });
  expect(syncing.states.read().restAt).toBeUndefined();
  expect(await syncing.sync('wake')).toMatchObject({ hasFailed: false });
});

it('reports when requests are allowed again also where a wake finds none left, as after a clock that was ahead', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  syncing.now += HOUR_MS;
  syncing.requestTimes.write(Array.from({ length: 34 }, (_, i) => syncing.now + DAY_MS + i));
  syncing.requested = [];
  expect(await syncing.sync('wake')).toBeUndefined();
  expect(syncing.requested).toEqual([]);
  expect(syncing.states.read().result).toBe('budget');
  expect(syncing.states.read().restAt).toBe(syncing.now + HOUR_MS);
});

it('stores a refusal as soon as it arrives, before the other responses', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  let atNext: SyncState | undefined;
  syncing.answer = (dataSet) => {
    if (dataSet === 'profile') return {};
    if (dataSet === 'sleep') throw new ServiceError('data', 'scope');
    atNext = syncing.states.read();
    return [];
  };
  await syncing.sync('manual');
  expect(atNext?.results.sleep?.code).toBe('scope');
});

it('treats the service as gone when the last response of every data set was 410, and as back when one was not', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  syncing.answer = () => {
    throw new ServiceError('data', 'gone');
  };
  syncing.now += 15 * MINUTE_MS;
  // What is due is gone, so one after the other of the rest is looked at.
  expect(await syncing.sync('wake')).toEqual({ result: 'gone', hasFailed: true });
  expect(syncing.ended).toBe('gone');
  // One request a day, each for another data set.
  const looks = [await syncing.wake(24 * 60), await syncing.wake(23 * 60), await syncing.wake(60)];
  expect(looks.map((dataSets) => dataSets.length)).toEqual([1, 0, 1]);
  expect(looks[0]).not.toEqual(looks[2]);
  syncing.answer = (dataSet) => {
    if (dataSet === 'profile') throw new ServiceError('data', 'gone');
    return [];
  };
  await syncing.wake(24 * 60);
  await syncing.wake(24 * 60);
  expect(syncing.ended).toBeUndefined();
});

it('treats 410 for all due data sets as missing data when one more request succeeds', async () => {
  const syncing = new Syncing();
  await syncing.sync('manual');
  syncing.answer = (dataSet) => {
    if (dataSet === 'sleep' || dataSet === 'activitySummary') throw new ServiceError('data', 'gone');
    return dataSet === 'profile' ? {} : [];
  };
  const due = await syncing.wake();
  expect(due).toHaveLength(3);
  expect(due.slice(0, 2)).toEqual(['sleep', 'activitySummary']);
  expect(syncing.ended).toBeUndefined();
  expect(syncing.states.read().result).toBe('not-found');
});

it('requests what failed the last time after all else: six in trouble do not starve the rest', async () => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => {
    if (dataSet !== 'devices' && dataSet !== 'profile') throw new ServiceError('wait', 'server');
    return dataSet === 'profile' ? { zoneOffset: 2 * HOUR_MS } : [];
  };
  await syncing.sync('manual');
  for (let wake = 0; wake < 4; wake++) await syncing.wake();
  expect(syncing.records.read().devices).toBeDefined();
});

it('is not held up by a mistake in the setup that one address reports', async () => {
  const syncing = new Syncing();
  syncing.answer = (dataSet) => {
    if (dataSet === 'friends') throw new ServiceError('setup', 'client');
    return dataSet === 'profile' ? {} : [];
  };
  await syncing.sync('manual');
  expect(syncing.states.read().backoff).toBeUndefined();
  expect(Object.keys(syncing.records.read())).toHaveLength(DATA_SETS.length - 1);
  syncing.answer = () => {
    throw new ServiceError('setup', 'client');
  };
  await syncing.sync('manual');
  expect(syncing.states.read().backoff?.code).toBe('client');
});
