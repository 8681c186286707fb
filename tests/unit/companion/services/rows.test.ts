import type { ServiceName } from '../../../../common/services';
import type { DataSet, Records } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';
import { FITBIT_SERIES, GOOGLE_DAILY, type SeriesCase } from './bodies';
import { readBody, recordOf } from './read-body';

/** What a figure was seen to be, and what a JSON library makes of one that is none. */
const NO_FIGURES = ['NaN', 'Infinity', '-Infinity', '', '82,4', 'null', '--', {}, [], true];

const datesOf = (record: unknown): unknown =>
  Array.isArray(record) ? record.map(({ date }) => date) : record;

describe.each<[ServiceName, SeriesCase]>([
  ...FITBIT_SERIES.map((each): [ServiceName, SeriesCase] => ['fitbit', each]),
  ...GOOGLE_DAILY.map((each): [ServiceName, SeriesCase] => ['google', each]),
])('%s $dataSet', (service, { dataSet, body, row }) => {
  const read = (...rows: unknown[]) => recordOf(service, dataSet, body(rows));

  // F31–F39, G30–G35, G51: fitbit-grafana#14, #29; open-wearables#1586; proto3 JSON writes NaN as text.
  it.each(NO_FIGURES)('a day with %j leaves the others', async (figure) => {
    expect(datesOf(await read(row(13, 1), row(12, figure), row(14, 2)))).toEqual([TODAY - 1, TODAY]);
  });

  it('a day without a day leaves the others, and so does what is no row', async () => {
    const days = await read(row(13, 1), row('', 1), row(undefined, 1), null, 'row', 7, [], {}, row(14, 2));
    expect(datesOf(days)).toEqual([TODAY - 1, TODAY]);
  });

  it('counts what it could not read, and is unreadable when nothing could be', async () => {
    const rows = [row(13, 1), row(12, 'NaN'), null, row(14, 2)];
    expect(await readBody(service, dataSet, body(rows))).toMatchObject({ lost: 2, rows: 4 });
    expect(await read(row(13, 'NaN'), row(14, 'NaN'))).toBe('error:shape');
    expect(await read()).toEqual([]);
  });
});

// F30: fitbit-grafana#7, #23, #30.
it('days with zones only are left out', async () => {
  const day = (dateTime: string, value: object) => ({ dateTime, value });
  const heart = [
    day('2026-07-12', { restingHeartRate: 61, heartRateZones: [] }),
    day('2026-07-13', { heartRateZones: [] }),
    day('2026-07-14', { restingHeartRate: 60, heartRateZones: [] }),
  ];
  expect(await recordOf('fitbit', 'restingHeartRate', { 'activities-heart': heart })).toEqual([
    { date: TODAY - 2, value: 61 },
    { date: TODAY, value: 60 },
  ]);
});

describe('weight', () => {
  // F40: Fitbit.NET#265.
  it('entered by hand, stamped a second before midnight, is the last of its day', async () => {
    const weight = [
      { date: '2026-07-14', time: '23:59:59', weight: 68.2 },
      { date: '2026-07-14', time: '07:05:10', weight: 67.9 },
    ];
    expect(await recordOf('fitbit', 'weight', { weight })).toEqual([{ date: TODAY, value: 68.2 }]);
  });

  // G51: haelan field-map.md.
  it('with civilTime only leaves the others', async () => {
    const point = (sampleTime: object, weightGrams: number) => ({ weight: { sampleTime, weightGrams } });
    const civilTime = { date: { year: 2026, month: 7, day: 13 } };
    const dataPoints = [
      point({ civilTime }, 69_000),
      point({ physicalTime: '2026-07-14T05:30:00Z', utcOffset: '7200s' }, 68_200),
    ];
    expect(await recordOf('google', 'weight', { dataPoints })).toEqual([{ date: TODAY, value: 68.2 }]);
  });
});

// F73: the documentation has "45-49".
it.each(['45-49', '45 - 49', '45–49', ' 45—49 '])('cardio fitness of %j is a range', async (vo2Max) => {
  const cardioScore = [{ dateTime: '2026-07-14', value: { vo2Max } }];
  expect(await recordOf('fitbit', 'cardioFitness', { cardioScore })).toEqual([
    { date: TODAY, low: 45, high: 49 },
  ]);
});

describe('skin temperature', () => {
  const night = (day: number, temperatures: object) => ({
    dailySleepTemperatureDerivations: { date: { year: 2026, month: 7, day }, ...temperatures },
  });

  // G36: open-wearables#1581, #1560.
  it('without a baseline is absent', async () => {
    const dataPoints = [night(14, { nightlyTemperatureCelsius: 34.1 })];
    expect(await recordOf('google', 'skin', { dataPoints })).toEqual([]);
  });

  it('with nothing but baselines that are no figures yet is absent, and nothing is lost', async () => {
    const dataPoints = [13, 14].map((day) =>
      night(day, { nightlyTemperatureCelsius: 34.1, baselineTemperatureCelsius: 'NaN' }),
    );
    expect(await recordOf('google', 'skin', { dataPoints })).toEqual([]);
  });

  it('with a baseline that is no figure leaves the others', async () => {
    const dataPoints = [
      night(13, { nightlyTemperatureCelsius: 34.1, baselineTemperatureCelsius: 'NaN' }),
      night(14, { nightlyTemperatureCelsius: 34.1, baselineTemperatureCelsius: 34 }),
    ];
    expect(await recordOf('google', 'skin', { dataPoints })).toEqual([{ date: TODAY, value: 0.1 }]);
  });
});

describe('devices', () => {
  const names = (record: Records['devices'] | string) =>
    typeof record === 'string' ? record : record.map(({ name }) => name);
  const SENSE = {
    fitbit: { id: '91', deviceVersion: 'Sense 2', type: 'TRACKER', battery: 'High' },
    google: { name: 'users/me/pairedDevices/91', deviceVersion: 'Sense 2', deviceType: 'TRACKER' },
  };
  const bodyOf = {
    fitbit: (rows: unknown[]) => rows,
    google: (pairedDevices: unknown[]) => ({ pairedDevices }),
  };
  const read = async (service: ServiceName, ...rows: unknown[]) =>
    names(await recordOf(service, 'devices', bodyOf[service](rows)));

  // F50: fitbit-grafana#28.
  it('the phone is none, and a tracker may have no battery', async () => {
    const phone = { id: '90', deviceVersion: 'MobileTrack', type: 'TRACKER', battery: 'High' };
    const { battery: _, ...tracker } = SENSE.fitbit;
    expect(await read('fitbit', phone, tracker)).toEqual(['Sense 2']);
  });

  // F51–F54: fitbit-grafana#73.
  it.each<[ServiceName, object]>([
    ['fitbit', { deviceVersion: null }],
    ['fitbit', { deviceVersion: 7 }],
    ['fitbit', { deviceVersion: undefined }],
    ['google', { deviceVersion: null }],
    ['google', { deviceVersion: {} }],
  ])('%s: one with %j hides no other', async (service, change) => {
    expect(await read(service, { ...SENSE[service], ...change }, null, SENSE[service])).toEqual(['Sense 2']);
  });

  it.each<[ServiceName, object]>([
    ['fitbit', { type: 7 }],
    ['fitbit', { id: null }],
    ['fitbit', { battery: ['High'], lastSyncTime: 7 }],
    ['google', { deviceType: 7 }],
    ['google', { name: null }],
    ['google', { batteryStatus: {}, lastSyncTime: 'yesterday', features: null }],
  ])('%s: one with %j is still there', async (service, change) => {
    const other = { ...SENSE[service], deviceVersion: 'Inspire 3' };
    const both = await read(service, { ...SENSE[service], ...change }, other);
    expect([...both].sort()).toEqual(['Inspire 3', 'Sense 2']);
  });
});

describe('friends', () => {
  const row = (id: unknown, rank: unknown, steps: unknown = 40_000 - Number(rank) * 1000) => ({
    id,
    attributes: { 'step-rank': rank, 'step-summary': steps },
  });
  const ranks = async (...data: unknown[]) => {
    const record = await recordOf('fitbit', 'friends', { data, included: [] });
    return typeof record === 'string' ? record : record.map(({ rank }) => rank);
  };

  // F60: python-fitbit#89.
  it('without steps or a rank are left out, the others ranked', async () => {
    const hidden = [row('E', null), row('F', 4, null), { id: 'G' }, { id: 'H', attributes: null }];
    expect(await ranks(row('A', 1), ...hidden, row('B', 2), row('C', 3))).toEqual([1, 2, 3]);
  });

  // F61, F62.
  it.each([
    row('X', 4, '--'),
    row('X', 'first'),
    row('X', []),
    null,
    'X',
    { attributes: 'none' },
    [row('X', 4)],
  ])('%j hides nobody else', async (damaged) => {
    expect(await ranks(row('A', 1), damaged, row('B', 2), row('C', 3))).toEqual([1, 2, 3]);
  });

  // F64.
  it.each([null, 7, '', undefined])('a name that is %j costs nothing', async (name) => {
    const included = [{ id: 'A', attributes: { name } }, null, { id: 'B', attributes: { name: 'Ada' } }];
    const record = await recordOf('fitbit', 'friends', { data: [row('A', 1), row('B', 2)], included });
    expect(record).toMatchObject([{ rank: 1 }, { rank: 2, name: 'Ada' }]);
  });

  it.each(['none', {}, 7])('a list of names that is %j costs the names alone', async (included) => {
    const record = await recordOf('fitbit', 'friends', { data: [row('A', 1)], included });
    expect(record).toEqual([{ id: 'A', rank: 1, steps: 39_000, isFriend: true }]);
  });
});

// F70, F71: 204 is "no data for today".
it.each<[ServiceName, DataSet, unknown]>([
  ['fitbit', 'sleep', []],
  ['fitbit', 'restingHeartRate', []],
  ['fitbit', 'weight', []],
  ['fitbit', 'friends', []],
  ['fitbit', 'devices', []],
  ['fitbit', 'profile', {}],
  ['fitbit', 'activitySummary', { date: TODAY }],
  ['fitbit', 'food', { date: TODAY }],
  ['google', 'sleep', []],
  ['google', 'hrv', []],
  ['google', 'weight', []],
  ['google', 'devices', []],
  ['google', 'dailySteps', []],
  ['google', 'activitySummary', { date: TODAY }],
])('%s %s without content is no data', async (service, dataSet, record) => {
  expect(await recordOf(service, dataSet, undefined)).toEqual(record);
});
