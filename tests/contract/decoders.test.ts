import { parseResponse } from '../../companion/http/service-error';
import type { HttpRequest } from '../../companion/platform';
import { fitbit } from '../../companion/sources/fitbit/fitbit';
import type { DataSet, DayValue, Records } from '../../companion/sources/health-source';
import { summarise, toSnapshot } from '../../companion/sync/summarise';
import { fetchListPages } from '../../packages/fitbit-web-api/list-pages';
import { fitbitRequest } from '../../packages/fitbit-web-api/request';
import { encodeCbor } from '../../simulator/peer/cbor';
import { createPersona } from '../../simulator/persona/create-persona';
import { ALL_SCOPES, FitbitTestClient, START } from '../unit/cloud/fitbit-test-client';
import { ALL_PAGES, DATA_SETS, PLAIN_CHOICE, PLAIN_LOOK } from '../unit/companion/data-sets';
import { readValue } from '../unit/companion/sources/read-value';

const PERSONAS = ['mara', 'noor', 'idle'];

/** Somebody's data as the pretend cloud has it, read by the companion's own source; a personal application. */
function readerOf(name: string) {
  const persona = createPersona(name);
  const client = new FitbitTestClient(name, 'PRS123');
  const { access_token } = client.signIn(ALL_SCOPES);
  const today = persona.calendar.dayOf(START);
  const ask = async ({ method, url, headers }: HttpRequest) => {
    const authorized = { ...headers, authorization: `Bearer ${access_token}` };
    const { status, body } = client.send({ method, url, headers: authorized });
    return parseResponse({ status, body, header: () => null }, START);
  };
  const read = <D extends DataSet>(dataSet: D): Promise<Records[D]> =>
    readValue(fitbit.open(ask), dataSet, today);
  return { persona, today, ask, read };
}

describe.each(PERSONAS)('what the pretend cloud says of %s', (name) => {
  const { persona, today, ask, read } = readerOf(name);

  it.each(DATA_SETS)('is read as %s', async (dataSet) => {
    expect(await read(dataSet)).toBeDefined();
  });

  it('is what is true of the nights', async () => {
    const nights = await read('sleep');
    const main = (date: number) => persona.sleeps(date).find((log) => log.isMain);
    // What is of today may not have been synced yet.
    for (let date = today - 6; date < today; date++) {
      const night = nights.find((one) => one.date === date);
      expect(night?.asleep).toBe(main(date)?.minutesAsleep);
    }
  });

  it('is what is true of the resting heart rate', async () => {
    const heart = await read('restingHeartRate');
    const known = [];
    for (let date = today - 29; date < today; date++) {
      const value = persona.restingHeartRate(date);
      if (value !== undefined) known.push({ date, value: Math.round(value) });
    }
    const before = heart.filter(({ date }) => date < today);
    expect(before.map(({ date, value }) => ({ date, value: Math.round(value) }))).toEqual(known);
  });

  it('agrees with itself about steps: the day, the week and the quarters of an hour', async () => {
    const day = await read('activitySummary');
    const steps = await read('dailySteps');
    const { quarterHours } = await read('intradaySteps');
    expect(steps).toHaveLength(7);
    expect(steps[6]).toEqual({ date: today, value: day.steps });
    const sum = quarterHours.reduce<number>((total, quarter) => total + (quarter ?? 0), 0);
    expect(sum).toBe(day.steps);
  });

  it('is requested within the ranges that the service allows, and has one value a day in order of date', async () => {
    const series: { [D in DataSet]?: number } = { hrv: 30, breathing: 30, oxygen: 30, skin: 30, weight: 30 };
    for (const [dataSet, most] of Object.entries(series)) {
      const dates = ((await read(dataSet as DataSet)) as DayValue[]).map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
      expect(dates.every((date) => date > today - most && date <= today)).toBe(true);
    }
  });

  it('is read by the diagnostics', async () => {
    const [fitness] = await read('cardioFitness');
    if (fitness) expect(fitness.high).toBeGreaterThanOrEqual(fitness.low);
    expect((await read('ecg')).length).toBeLessThanOrEqual(1);
    expect(Object.keys(await read('irnProfile'))).toEqual(['onboarded', 'enrolled']);
    const [device] = await read('devices');
    if (device) await fitbit.open(ask).read('alarms', today, device.id);
  });

  it('makes a snapshot of at most 1,010 bytes, whatever pages are on', async () => {
    const records = {};
    for (const dataSet of DATA_SETS) {
      Object.assign(records, { [dataSet]: { fetchedAt: START, value: await read(dataSet) } });
    }
    const account = { service: 'fitbit', state: 'ok', nextSync: 1784000900 } as const;
    const zone = (time: number) => persona.calendar.offsetMinutes(time) * 60_000;
    const snapshot = toSnapshot(
      summarise({ account, look: { ...PLAIN_LOOK, pages: ALL_PAGES } }, records, PLAIN_CHOICE, {
        today,
        zoneOffset: zone,
      }),
      4294967295,
      1234,
      START,
    );
    expect(Object.keys(snapshot)).toEqual(
      expect.arrayContaining(['sleep', 'recovery', 'week', 'body', 'friends']),
    );
    expect(encodeCbor(snapshot).length).toBeLessThanOrEqual(1010);
  });
});

it('follows the pages of a list', async () => {
  const { ask } = readerOf('mara');
  const first = fitbitRequest('get', '/1.2/user/-/sleep/list.json', [], {
    query: { beforeDate: '2026-07-14', sort: 'desc', offset: 0, limit: 5 },
  });
  const pages = await fetchListPages(ask, first, 3);
  const ids = pages.flatMap(({ sleep }) => (sleep ?? []).map(({ logId }) => logId));
  expect(pages).toHaveLength(3);
  expect(new Set(ids).size).toBe(15);
});

it('the wearer is among the friends, by name', async () => {
  const { persona, read } = readerOf('mara');
  const friends = await read('friends');
  const profile = await read('profile');
  const self = friends.find(({ isFriend, id }) => !isFriend || id === profile.id);
  expect(self?.rank).toBeGreaterThan(0);
  expect(profile.name).toContain(persona.fullName.slice(0, 4));
});

it('an application that is not personal gets no steps by the quarter hour', async () => {
  const client = new FitbitTestClient('mara');
  const { access_token } = client.signIn(ALL_SCOPES);
  const source = fitbit.open(async ({ method, url, headers }) => {
    const authorized = { ...headers, authorization: `Bearer ${access_token}` };
    const { status, body } = client.send({ method, url, headers: authorized });
    return parseResponse({ status, body, header: () => null }, START);
  });
  const today = createPersona('mara').calendar.dayOf(START);
  await expect(source.read('intradaySteps', today)).rejects.toMatchObject({ kind: 'data', code: 'scope' });
});
