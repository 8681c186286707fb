import { ServiceError } from '../../../../companion/http/service-error';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import type { DataSet, Records } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';
import { readValue } from './read-value';

const WRONG = new ServiceError('data', 'shape');

const read = <D extends DataSet>(dataSet: D, body: unknown): Promise<Records[D]> =>
  readValue(
    fitbit.open(async () => body),
    dataSet,
    TODAY,
  );

describe('a day', () => {
  it('comes with numbers as text, on empty days', async () => {
    const body = { summary: { steps: '0', caloriesOut: '1580' }, goals: { steps: '9000' } };
    expect(await read('activitySummary', body)).toEqual({
      date: TODAY,
      steps: 0,
      burned: 1580,
      stepsGoal: 9000,
    });
  });

  it('-1 and absent are no steps at all, never 0', async () => {
    expect((await read('activitySummary', { summary: { steps: -1 } })).steps).toBeUndefined();
    expect((await read('activitySummary', { summary: {}, goals: {} })).steps).toBeUndefined();
  });

  it('without a summary is an error of the shape', async () => {
    await expect(read('activitySummary', { goals: {} })).rejects.toEqual(WRONG);
  });
});

describe('a series', () => {
  it('skips days without a value or with an impossible one', async () => {
    const body = {
      'activities-heart': [
        { dateTime: '2026-07-14', value: { restingHeartRate: '58', heartRateZones: [] } },
        { dateTime: '2026-07-13', value: { restingHeartRate: 57 } },
        { dateTime: '2026-07-12', value: { restingHeartRate: 0 } },
        { dateTime: '2026-07-11', value: {} },
        { dateTime: '2026-07-10' },
      ],
    };
    expect(await read('restingHeartRate', body)).toEqual([
      { date: TODAY - 1, value: 57 },
      { date: TODAY, value: 58 },
    ]);
  });

  it('has one figure a day', async () => {
    const night = (value: number) => ({ dateTime: '2026-07-14', value: { nightlyRelative: value } });
    expect(await read('skin', { tempSkin: [night(0.1), night(-0.2)] })).toEqual([
      { date: TODAY, value: -0.2 },
    ]);
  });

  it('without its list is an error of the shape', async () => {
    await expect(read('hrv', {})).rejects.toEqual(WRONG);
    await expect(read('hrv', { hrv: {} })).rejects.toEqual(WRONG);
  });
});

it('the weight of a day is the last of it', async () => {
  const log = (date: string, time: string | undefined, weight: unknown) => ({ date, time, weight });
  const body = {
    weight: [
      log('2026-07-14', '07:12:00', '71.4'),
      log('2026-07-12', '23:59:59', 72),
      log('2026-07-14', '21:00:00', 71.9),
      log('2026-07-14', undefined, 70),
      log('2026-07-13', '07:00:00', 0),
    ],
  };
  expect(await read('weight', body)).toEqual([
    { date: TODAY - 2, value: 72 },
    { date: TODAY, value: 71.9 },
  ]);
});

describe('steps by the quarter hour', () => {
  const points = (...values: [string, unknown][]) => ({
    'activities-steps-intraday': { dataset: values.map(([time, value]) => ({ time, value })) },
  });

  it('are unknown after the last sync of the watch, and in a gap', async () => {
    const { quarterHours } = await read(
      'intradaySteps',
      points(['00:00:00', 0], ['00:15:00', '210'], ['00:45:00', 30], ['01:00:00', 0], ['23:45:00', 0]),
    );
    expect(quarterHours).toHaveLength(96);
    expect(quarterHours.slice(0, 5)).toEqual([0, 210, null, 30, null]);
    expect(quarterHours.slice(5).every((steps) => steps === null)).toBe(true);
  });

  it('add up from finer ones', async () => {
    const { quarterHours } = await read(
      'intradaySteps',
      points(['08:00:00', 5], ['08:14:00', 6], ['08:15:00', 7]),
    );
    expect(quarterHours.slice(32, 34)).toEqual([11, 7]);
  });
});

describe('food and water', () => {
  it('are of the requested day; nothing eaten is 0, unknown is absent', async () => {
    expect(await read('food', { foods: [], summary: { calories: 0 } })).toEqual({ date: TODAY, eaten: 0 });
    expect(await read('water', { water: [], summary: { water: '0.0' } })).toEqual({ date: TODAY, drunk: 0 });
    expect(await read('water', { summary: {} })).toEqual({ date: TODAY });
  });

  it('may have no goal', async () => {
    expect((await read('waterGoal', {})).goal).toBeUndefined();
    expect((await read('waterGoal', { goal: null })).goal).toBeUndefined();
  });
});

describe('friends', () => {
  const row = (id: string, rank: number) => ({
    type: 'ranked-user',
    id,
    attributes: { 'step-rank': rank, 'step-summary': 1000 - rank },
  });

  it('come in order of rank, with the wearer among them', async () => {
    const person = (id: string, name: string, friend: boolean) => ({ id, attributes: { name, friend } });
    const body = {
      data: [row('B', 2), row('A', 1)],
      included: [person('B', 'Mara', false), person('A', 'Mia', true)],
    };
    expect(await read('friends', body)).toEqual([
      { id: 'A', name: 'Mia', rank: 1, steps: 999, isFriend: true },
      { id: 'B', name: 'Mara', rank: 2, steps: 998, isFriend: false },
    ]);
  });

  it('may have no names', async () => {
    expect(await read('friends', { data: [row('A', 1)] })).toEqual([
      { id: 'A', rank: 1, steps: 999, isFriend: true },
    ]);
  });
});

it('a device may lack its battery and the time of its sync', async () => {
  const body = [{ id: '1', deviceVersion: 'Sense', type: 'TRACKER', battery: 'Full', lastSyncTime: '' }];
  expect(await read('devices', body)).toEqual([{ id: '1', name: 'Sense', kind: 'tracker' }]);
});

it('a profile may be empty', async () => {
  expect(await read('profile', { user: {} })).toEqual({ units: {} });
  expect(await read('profile', { user: { offsetFromUTCMillis: 10 ** 12 } })).toEqual({ units: {} });
});

it.each([
  ['en_US', { weight: 'lb', water: 'floz', temperature: 'F' }],
  ['en_GB', { weight: 'st' }],
  ['METRIC', {}],
  ['', {}],
])('a profile of %s names the units that are not metric', async (place, units) => {
  const user = { weightUnit: place, waterUnit: place, waterUnitName: '?', temperatureUnit: place };
  expect(await read('profile', { user })).toEqual({ units });
});

it('cardio fitness is a range, or one number', async () => {
  const fitness = async (vo2Max: unknown) =>
    (await read('cardioFitness', { cardioScore: [{ dateTime: '2026-07-14', value: { vo2Max } }] }))[0];
  expect(await fitness('42-46')).toEqual({ date: TODAY, low: 42, high: 46 });
  expect(await fitness('44.1')).toEqual({ date: TODAY, low: 44.1, high: 44.1 });
  expect(await fitness(44)).toEqual({ date: TODAY, low: 44, high: 44 });
  await expect(fitness(undefined)).rejects.toEqual(WRONG);
});
