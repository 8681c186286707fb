import { pageKey, readPreferences } from '../../../../../common/preferences';
import type { ServiceName } from '../../../../../common/services';
import type { Surface } from '../../../../../common/settings-keys';
import type { Snapshot } from '../../../../../common/snapshot';
import type { Account, AccountStore } from '../../../../../companion/account/account';
import type { RequestTimes } from '../../../../../companion/http/budget';
import { buildReport } from '../../../../../companion/report';
import { dataSetsFor, scopesFor } from '../../../../../companion/sources/health-source';
import { openStoredValue } from '../../../../../companion/stored-value';
import type { RecordCache } from '../../../../../companion/sync/record-cache';
import { summarise, toSnapshot } from '../../../../../companion/sync/summarise';
import { createSync } from '../../../../../companion/sync/sync';
import { type SyncState, UNSYNCED, wearerClock } from '../../../../../companion/sync/sync-state';
import { parseIsoDate } from '../../../../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../../../../simulator/persona/persona-names';
import { MemoryStore } from '../../test-phone';
import { Wearer } from './wearer';

const FIRST = parseIsoDate('2025-11-20') ?? 0;
const DAYS = 365;

// Only Fitbit has a leaderboard.
const preferences = readPreferences((key) => (key === pageKey('friends') ? 'false' : undefined));

/** What a phone of the wearer's makes of one service. Its storage outlives every day. */
class Companion {
  private readonly service;
  private readonly account;
  private readonly states = openStoredValue<SyncState>(new MemoryStore(), 'sync', UNSYNCED);
  private readonly records = openStoredValue<RecordCache>(new MemoryStore(), 'records', {});
  private readonly sync;

  constructor(
    private readonly wearer: Wearer,
    name: ServiceName,
  ) {
    this.service = wearer.service(name);
    const places: Surface[] = ['home', ...preferences.pages];
    const scopes = places.flatMap((place) => scopesFor(place, this.service));
    this.account = {
      read: () => ({ origin: 1, tokens: { scopes } }) as Account,
      change: () => true,
      replace: () => true,
      flush: () => true,
    } satisfies AccountStore;
    this.sync = createSync(
      {
        account: this.account,
        requestTimes: openStoredValue<RequestTimes>(new MemoryStore(), 'requestTimes', []),
        syncState: this.states,
        records: this.records,
      },
      {
        session: { getToken: async () => 'token', renewToken: async () => 'token' },
        service: this.service,
        http: wearer.http(name),
      },
      { dataSets: () => dataSetsFor(preferences.pages), onStart: () => undefined },
      { now: () => wearer.now, zoneOffset: wearer.zone, log: fail },
    );
  }

  /** The outcome of a sync, and the snapshot after it. */
  async runSync(trigger: 'wake' | 'manual'): Promise<{ result: string | undefined; snapshot: Snapshot }> {
    const { wearer } = this;
    const { now } = wearer;
    const result = (await this.sync(trigger))?.result;
    const records = this.records.read();
    const { account, look } = buildReport(
      { account: this.account, syncState: this.states, records: this.records },
      preferences,
      this.service,
      now,
    );
    const { day } = wearerClock(this.states.read(), now, wearer.zone);
    return {
      result,
      snapshot: toSnapshot(
        summarise({ account, look }, records, preferences, { today: day, zoneOffset: wearer.zone }),
        1,
        1,
        now,
      ),
    };
  }
}

/** Fitbit's snapshot without what Google does not have. */
function shared(snapshot: Snapshot, wearer: Wearer): Snapshot {
  const { account, week, body } = snapshot;
  // Goals have no successor.
  const { goal, ...days } = week ?? ({} as NonNullable<Snapshot['week']>);
  const { waterGoal, burned, ...noted } = body ?? ({} as NonNullable<Snapshot['body']>);
  // Right after midnight Fitbit returns 0 for a day without data.
  const isToday = wearer.syncedUntil > wearer.persona.calendar.toInstant(wearer.today, 0);
  return {
    ...snapshot,
    account: { ...account, service: 'google' },
    ...(week && {
      week: {
        ...days,
        // Of a day on which the watch was not worn Fitbit says 0, Google nothing.
        dailySteps: days.dailySteps.map((steps, i) => (wearer.knows(days.date - 6 + i) ? steps : null)),
      },
    }),
    ...(body && { body: { ...noted, ...(isToday && { burned }) } }),
  };
}

/** Day by day, with both days of spring on which clocks change, in New York and Vienna. */
const EACH_DAY = { from: 100, to: 150 };

/** The days that are looked at: for the first persona each day of some weeks and every third one, else every fifth. */
function daysOf(persona: number): number[] {
  const days = Array.from({ length: DAYS }, (_, day) => day);
  if (persona > 0) return days.filter((day) => day % 5 === 0);
  return days.filter((day) => day % 3 === 0 || (day >= EACH_DAY.from && day < EACH_DAY.to));
}

const YEARS = PERSONA_NAMES.map((name, i): [string, number[]] => [name, daysOf(i)]);

test.each(YEARS)('a year of %s’s snapshots is the same from both services', async (name, days) => {
  const wearer = new Wearer(name);
  const [fitbit, google] = [new Companion(wearer, 'fitbit'), new Companion(wearer, 'google')];
  const sections = new Set<string>();
  for (const i of days) {
    wearer.goTo(FIRST + i, (i * 397 + 30) % 1440);
    const [old, now] = [await fitbit.runSync('manual'), await google.runSync('manual')];
    expect({ day: i, ...now }).toEqual({ day: i, ...old, snapshot: shared(old.snapshot, wearer) });
    expect(now.result).toBe('ok');
    for (const section of Object.keys(now.snapshot)) sections.add(section);
  }
  expect([...sections].sort()).toEqual(
    [
      'account',
      'at',
      'body',
      'devices',
      'look',
      'sleep',
      'origin',
      'recovery',
      'seq',
      'intradaySteps',
      'v',
      'week',
    ].sort(),
  );
});

function fail(line: string): never {
  throw new Error(line);
}
