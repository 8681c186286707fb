import { HOUR_MS } from '../../../../../common/time';
import { ServiceError } from '../../../../../companion/http/service-error';
import type { HttpRequest } from '../../../../../companion/platform';
import { createGoogle } from '../../../../../companion/sources/google/google';
import {
  type DataSet,
  dataSetsFor,
  type HealthSource,
  isGranted,
  SURFACE_DATA_SETS,
  scopesFor,
} from '../../../../../companion/sources/health-source';
import { TODAY } from '../../../../today';
import { GoogleTestClient } from '../../../cloud/google/google-test-client';
import { ALL_PAGES, CHECKUPS } from '../../data-sets';
import { maxInWindow } from '../../max-in-window';
import { readValue } from '../read-value';
import { atOnce, parseGoogleResponse } from './wearer';

const NOW = Date.UTC(2026, 6, 14, 7, 15);

const USER = 'https://health.googleapis.com/v4/users/me/';
const scope = (name: string) => `https://www.googleapis.com/auth/googlehealth.${name}.readonly`;
const google = createGoogle(
  atOnce,
  () => NOW,
  () => 2 * HOUR_MS,
);

/** A source and its requests; `answers` are returned in order, then empty ones. */
function asking(...answers: unknown[]): { source: HealthSource; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const source = google.open(async (request) => {
    asked.push(request);
    return answers.shift() ?? {};
  });
  return { source, asked };
}

describe('scopes', () => {
  it('each surface needs only its own', () => {
    expect(scopesFor('home', google)).toEqual(
      ['settings', 'sleep', 'activity_and_fitness', 'health_metrics_and_measurements'].map(scope),
    );
    expect(scopesFor('body', google)).toEqual(['health_metrics_and_measurements', 'nutrition'].map(scope));
    expect(scopesFor('checkups', google)).toEqual(['activity_and_fitness', 'ecg', 'irn'].map(scope));
    expect(scopesFor('friends', google)).toEqual([]);
  });

  it('data sets that Google does not have are never allowed, whatever was granted', async () => {
    const isAllowed = isGranted(
      [...ALL_PAGES.flatMap((page) => scopesFor(page, google)), '', 'undefined'],
      google,
    );
    const missing: DataSet[] = ['waterGoal', 'friends', 'alarms'];
    expect([...dataSetsFor(ALL_PAGES), ...CHECKUPS].filter((dataSet) => !google.scopeOf(dataSet))).toEqual(
      missing,
    );
    expect(missing.filter(isAllowed)).toEqual([]);
    const { source, asked } = asking();
    for (const dataSet of missing) {
      await expect(readValue(source, dataSet, TODAY)).rejects.toMatchObject({
        kind: 'data',
        code: 'not-found',
      });
    }
    expect(asked).toEqual([]);
  });
});

describe('requests', () => {
  const filter = (member: string, first: string) =>
    `?filter=${encodeURIComponent(`${member} >= "${first}" AND ${member} < "2026-07-15"`)}`;

  it.each<[DataSet, string]>([
    ['profile', 'settings'],
    ['devices', 'pairedDevices?pageSize=50'],
    ['irnProfile', 'irnProfile'],
    ['sleep', `dataTypes/sleep/dataPoints:reconcile${filter('sleep.interval.civil_end_time', '2026-07-08')}`],
    [
      'weight',
      `dataTypes/weight/dataPoints:reconcile${filter('weight.sample_time.civil_time', '2026-06-15')}`,
    ],
    [
      'restingHeartRate',
      `dataTypes/daily-resting-heart-rate/dataPoints:reconcile${filter('daily_resting_heart_rate.date', '2026-06-15')}`,
    ],
    ['ecg', 'dataTypes/electrocardiogram/dataPoints?pageSize=1'],
  ])('%s is a GET', async (dataSet, path) => {
    const { source, asked } = asking();
    await readValue(source, dataSet, TODAY).catch(() => undefined);
    expect(asked).toEqual([{ method: 'GET', url: USER + path, headers: {} }]);
  });

  const date = (month: number, day: number) => ({ date: { year: 2026, month, day } });

  it.each<[DataSet, [type: string, start: object][]]>([
    [
      'activitySummary',
      [
        ['steps', date(7, 14)],
        ['total-calories', date(7, 14)],
      ],
    ],
    ['dailySteps', [['steps', date(7, 8)]]],
    ['food', [['nutrition-log', date(7, 14)]]],
    ['water', [['hydration-log', date(7, 14)]]],
  ])('%s is a daily roll-up', async (dataSet, sums) => {
    const { source, asked } = asking();
    await readValue(source, dataSet, TODAY);
    expect(asked.map(({ method, url, body = '' }) => [method, url, JSON.parse(body)])).toEqual(
      sums.map(([type, start]) => [
        'POST',
        `${USER}dataTypes/${type}/dataPoints:dailyRollUp`,
        { range: { start, end: date(7, 15) }, windowSizeDays: 1 },
      ]),
    );
  });
});

describe('pages', () => {
  const page = (day: number, nextPageToken?: string) => ({
    dataPoints: [{ dailyRestingHeartRate: { date: { year: 2026, month: 7, day }, beatsPerMinute: '60' } }],
    nextPageToken,
  });
  const dates = (days: { date: number }[]) => days.map(({ date }) => date);

  it('are requested with the same query and the token as it was received', async () => {
    const { source, asked } = asking(page(14, 'a/b&c='), page(13, 'x'));
    expect(dates(await readValue(source, 'restingHeartRate', TODAY))).toEqual([TODAY - 1, TODAY]);
    const [first, ...later] = asked.map(({ url }) => url);
    expect(later).toEqual([`${first}&pageToken=a%2Fb%26c%3D`, `${first}&pageToken=x`]);
  });

  it('end with an empty token', async () => {
    const { source, asked } = asking(page(14, 'next'), page(13, ''), page(12));
    expect(dates(await readValue(source, 'restingHeartRate', TODAY))).toEqual([TODAY - 1, TODAY]);
    expect(asked).toHaveLength(2);
  });

  it('of sums have their token in the body, even after an empty page', async () => {
    const { source, asked } = asking({ nextPageToken: 'more' }, {});
    await readValue(source, 'intradaySteps', TODAY);
    expect(asked).toHaveLength(2);
    const [first, second] = asked.map(({ body }) => JSON.parse(body ?? ''));
    expect(second).toEqual({ ...first, pageToken: 'more' });
    expect(asked[1]?.url).toBe(asked[0]?.url);
  });

  it('that fail lose only themselves and the pages after them', async () => {
    const answers = [page(14, 'next'), new ServiceError('wait', 'server')];
    const source = google.open(async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    });
    expect(await source.read('restingHeartRate', TODAY)).toEqual({
      value: [{ date: TODAY, value: 60 }],
      lost: 1,
      rows: 2,
      failure: new ServiceError('wait', 'server'),
    });
  });

  it('that fail before anything was read fail the data set', async () => {
    const answers = [{ dataPoints: [], nextPageToken: 'next' }, new ServiceError('wait', 'server')];
    const source = google.open(async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    });
    await expect(source.read('restingHeartRate', TODAY)).rejects.toThrow('server');
  });

  it('end after five', async () => {
    const endless = Array.from({ length: 50 }, () => page(14, 'again'));
    const { source, asked } = asking(...endless);
    expect(await readValue(source, 'restingHeartRate', TODAY)).toHaveLength(1);
    expect(asked).toHaveLength(5);
  });

  it('of ECG readings are not followed', async () => {
    const { source, asked } = asking({ nextPageToken: 'older' });
    await readValue(source, 'ecg', TODAY);
    expect(asked).toHaveLength(1);
  });

  it.each([[[]], [null], ['']])('in another shape (%j) are none', async (body) => {
    const source = google.open(async () => body);
    await expect(readValue(source, 'restingHeartRate', TODAY)).rejects.toMatchObject({
      kind: 'data',
      code: 'shape',
    });
  });
});

describe('pace', () => {
  /** A world in which time passes when everybody waits. */
  class Waiting {
    now = NOW;
    private timers: { at: number; work: () => void }[] = [];
    readonly after = (ms: number, work: () => void) => void this.timers.push({ at: this.now + ms, work });

    async until<T>(done: Promise<T>): Promise<T> {
      let isDone = false;
      const settle = () => {
        isDone = true;
      };
      done.then(settle, settle);
      for (;;) {
        await new Promise(setImmediate);
        const [next] = this.timers.sort((a, b) => a.at - b.at);
        if (isDone || !next) return done;
        this.timers.shift();
        this.now = next.at;
        next.work();
      }
    }
  }

  it('keeps an unverified app within its quota, however many requests start at once', async () => {
    const waiting = new Waiting();
    const client = new GoogleTestClient('mara', 'desktop');
    client.now = waiting.now;
    const { access_token } = client.signIn();
    const sent: number[] = [];
    const ask = async ({ url, method, headers, body }: HttpRequest) => {
      sent.push(waiting.now);
      client.now = waiting.now;
      const allHeaders = { ...headers, authorization: `Bearer ${access_token}` };
      const response = client.send({ url, method, headers: allHeaders, ...(body && { body }) });
      return parseGoogleResponse({ ...response, header: () => null }, waiting.now);
    };
    const service = createGoogle(
      waiting.after,
      () => waiting.now,
      () => 2 * HOUR_MS,
    );
    const all = SURFACE_DATA_SETS.home.concat(
      SURFACE_DATA_SETS.recovery,
      SURFACE_DATA_SETS.week,
      SURFACE_DATA_SETS.body,
      SURFACE_DATA_SETS.status,
    );
    // Two sources of one service, as a sync and the diagnostics have them.
    const sources = [service.open(ask), service.open(ask)];
    const asked = all.filter((dataSet) => service.scopeOf(dataSet));
    await waiting.until(
      Promise.all(asked.map((dataSet, i) => readValue(sources[i % 2] as HealthSource, dataSet, TODAY))),
    );
    expect(sent.length).toBeGreaterThan(15);
    expect(sent[0]).toBe(NOW);
    expect(maxInWindow(sent, 2000)).toBeLessThanOrEqual(5);
  });

  it('continues after a failure', async () => {
    const waiting = new Waiting();
    const service = createGoogle(
      waiting.after,
      () => waiting.now,
      () => 0,
    );
    let calls = 0;
    const source = service.open(async () => {
      if (calls++ === 0) throw new ServiceError('wait', 'network');
      return {};
    });
    await expect(waiting.until(readValue(source, 'restingHeartRate', TODAY))).rejects.toThrow('network');
    expect(await waiting.until(readValue(source, 'restingHeartRate', TODAY))).toEqual([]);
  });
});

describe('the wearer’s zone', () => {
  it('is the phone’s until the profile says otherwise', async () => {
    const { source, asked } = asking({}, { utcOffset: '-14400s' });
    await readValue(source, 'intradaySteps', TODAY);
    expect(await readValue(source, 'profile', TODAY)).toEqual({ zoneOffset: -4 * HOUR_MS, units: {} });
    await readValue(source, 'intradaySteps', TODAY);
    const starts = [asked[0], asked[2]].map((request) => JSON.parse(request?.body ?? '').range.startTime);
    expect(starts).toEqual(['2026-07-13T22:00:00.000Z', '2026-07-14T04:00:00.000Z']);
  });
});

it('devices are in order of their last sync, those without one last', async () => {
  const device = (id: string, lastSyncTime?: string) => ({
    name: `users/1/pairedDevices/${id}`,
    deviceVersion: 'Versa 3',
    lastSyncTime,
  });
  const pairedDevices = [
    device('1', '2026-07-13T09:00:00Z'),
    device('2'),
    device('3', '2026-07-14T08:00:00+02:00'),
    device('4', '2026-07-14T07:00:00Z'),
  ];
  const devices = await readValue(asking({ pairedDevices }).source, 'devices', TODAY);
  expect(devices.map(({ id }) => id)).toEqual(['4', '3', '1', '2']);
  expect(devices[0]).toEqual({
    id: '4',
    name: 'Versa 3',
    kind: 'tracker',
    syncedAt: Date.UTC(2026, 6, 14, 7),
  });
});

it.each([
  [{}, {}],
  [
    { weightUnit: 'WEIGHT_UNIT_STONE', waterUnit: 'WATER_UNIT_CUP' },
    { weight: 'st', water: 'floz' },
  ],
  [
    {
      weightUnit: 'WEIGHT_UNIT_POUNDS',
      waterUnit: 'WATER_UNIT_FL_OZ',
      temperatureUnit: 'TEMPERATURE_UNIT_FAHRENHEIT',
    },
    { weight: 'lb', water: 'floz', temperature: 'F' },
  ],
  [
    {
      weightUnit: 'WEIGHT_UNIT_KILOGRAMS',
      waterUnit: 'WATER_UNIT_ML',
      temperatureUnit: 'TEMPERATURE_UNIT_CELSIUS',
    },
    {},
  ],
])('units: %j', async (settings, units) => {
  expect(await readValue(asking(settings).source, 'profile', TODAY)).toEqual({ units });
});

it('an offset that no zone has is ignored', async () => {
  expect(await readValue(asking({ utcOffset: '-99999s' }).source, 'profile', TODAY)).toEqual({ units: {} });
});

it('the last of several weights of a day counts, by the local clock of each', async () => {
  const weight = (physicalTime: string, utcOffset: string | undefined, weightGrams: number | undefined) => ({
    weight: { weightGrams, sampleTime: { physicalTime, utcOffset } },
  });
  const { source } = asking({
    dataPoints: [
      weight('2026-07-13T22:30:00Z', undefined, 71_500),
      weight('2026-07-13T20:00:00Z', '7200s', 72_400),
      weight('2026-07-13T05:00:00.123456789Z', '7200s', 72_100),
      weight('2026-07-12T23:30:00Z', '-14400s', 73_000),
      weight('2026-07-12T23:30:00Z', '-14400s', undefined),
    ],
  });
  expect(await readValue(source, 'weight', TODAY)).toEqual([
    { date: TODAY - 2, value: 73 },
    { date: TODAY - 1, value: 72.4 },
    { date: TODAY, value: 71.5 },
  ]);
});

it('skin without a baseline, or without a night, is unknown', async () => {
  const date = { year: 2026, month: 7, day: 14 };
  for (const night of [{ nightlyTemperatureCelsius: 34 }, { baselineTemperatureCelsius: 34 }]) {
    const { source } = asking({ dataPoints: [{ dailySleepTemperatureDerivations: { date, ...night } }] });
    expect(await readValue(source, 'skin', TODAY)).toEqual([]);
  }
});

describe('one of two requests', () => {
  const steps = {
    rollupDataPoints: [
      { civilStartTime: { date: { year: 2026, month: 7, day: 14 } }, steps: { countSum: '2100' } },
    ],
  };

  const withCalories = (failure: ServiceError) =>
    google.open(async ({ url }) => {
      if (url.includes('total-calories')) throw failure;
      return steps;
    });

  it.each([
    new ServiceError('data', 'validation'),
    new ServiceError('wait', 'server'),
    new ServiceError('data', 'permission'),
    new ServiceError('wait', 'timeout'),
  ])('may fail: the other is kept, and the failure is reported (%s)', async (failure) => {
    expect(await withCalories(failure).read('activitySummary', TODAY)).toEqual({
      value: { date: TODAY, steps: 2100 },
      lost: 1,
      rows: 2,
      failure,
    });
  });

  it('may be limited: the other is kept, and the limit is reported', async () => {
    const failure = new ServiceError('wait', 'rate-limit', 7);
    expect(await withCalories(failure).read('activitySummary', TODAY)).toMatchObject({
      value: { date: TODAY, steps: 2100 },
      failure,
    });
  });
});

describe('the window of another day', () => {
  const window = (day: number, steps: string) => ({
    civilStartTime: { date: { year: 2026, month: 7, day }, time: {} },
    steps: { countSum: steps },
  });

  it.each([
    [[window(13, '9876')], undefined],
    [[window(13, '9876'), window(14, '2100')], 2100],
    [[window(14, '2100'), window(15, '3')], 2100],
  ])('is not taken for today (%j)', async (rollupDataPoints, steps) => {
    const source = google.open(async () => ({ rollupDataPoints }));
    expect((await readValue(source, 'activitySummary', TODAY)).steps).toBe(steps);
  });

  it('is left out of the week', async () => {
    const rollupDataPoints = [window(7, '1'), window(8, '2'), window(14, '3'), window(15, '4')];
    const source = google.open(async () => ({ rollupDataPoints }));
    expect(await readValue(source, 'dailySteps', TODAY)).toEqual([
      { date: TODAY - 6, value: 2 },
      { date: TODAY, value: 3 },
    ]);
  });

  it('does not make an unreadable window a zero', async () => {
    const source = google.open(async () => ({
      rollupDataPoints: [{ ...window(14, '7'), nutritionLog: { energy: { kcalSum: 'NaN' } } }, {}],
    }));
    expect(await readValue(source, 'food', TODAY).catch(({ code }) => code)).toBe('shape');
  });
});

describe('a filter that the service refuses', () => {
  it.each(['sleep', 'weight', 'hrv'] as const)('is omitted in the second request (%s)', async (dataSet) => {
    const urls: string[] = [];
    const source = google.open(async ({ url }) => {
      urls.push(url);
      if (url.includes('filter=')) throw new ServiceError('data', 'validation');
      return { dataPoints: [], nextPageToken: 'more' };
    });
    expect((await source.read(dataSet, TODAY)).value).toEqual([]);
    expect(urls).toHaveLength(2);
    expect(urls[1]).toBe(urls[0]?.replace(/\?.*/, ''));
  });
});

describe('days that come without a filter', () => {
  const unfiltered = (dataPoints: unknown[]) =>
    google.open(async ({ url }) => {
      if (url.includes('filter=')) throw new ServiceError('data', 'validation');
      return { dataPoints };
    });

  it('are no weights of the last 30 days when they are older, or of tomorrow', async () => {
    const weight = (physicalTime: string, weightGrams: number) => ({
      weight: { sampleTime: { physicalTime, utcOffset: '7200s' }, weightGrams },
    });
    const source = unfiltered([
      weight('2026-07-15T06:00:00Z', 1e5),
      weight('2026-07-14T06:00:00Z', 71000),
      weight('2026-06-15T06:00:00Z', 72000),
      weight('2026-06-14T06:00:00Z', 73000),
      weight('2019-01-01T06:00:00Z', 99000),
    ]);
    expect(await readValue(source, 'weight', TODAY)).toEqual([
      { date: TODAY - 29, value: 72 },
      { date: TODAY, value: 71 },
    ]);
  });

  it('are no nights of the last week when they are older', async () => {
    const night = (day: string) => ({
      sleep: {
        interval: { startTime: `${day}T00:00:00Z`, endTime: `${day}T06:00:00Z` },
        summary: { minutesAsleep: '300' },
      },
    });
    const source = unfiltered([night('2026-07-08'), night('2026-07-07'), night('2026-05-01')]);
    expect((await readValue(source, 'sleep', TODAY)).map(({ date }) => date)).toEqual([TODAY - 6]);
  });

  it('are no measures of the last 30 nights when they are older', async () => {
    const point = (year: number, month: number, day: number) => ({
      dailyHeartRateVariability: {
        date: { year, month, day },
        averageHeartRateVariabilityMilliseconds: 40,
      },
    });
    const source = unfiltered([
      point(2026, 7, 14),
      point(2026, 6, 15),
      point(2026, 6, 14),
      point(2024, 7, 14),
    ]);
    expect((await readValue(source, 'hrv', TODAY)).map(({ date }) => date)).toEqual([TODAY - 29, TODAY]);
  });
});

it('sends nothing more after a 429, although requests wait for their turn', async () => {
  let sent = 0;
  const source = google.open(async () => {
    sent++;
    throw new ServiceError('wait', 'rate-limit', 7);
  });
  const all: DataSet[] = ['sleep', 'activitySummary', 'hrv', 'weight'];
  const results = await Promise.allSettled(all.map((dataSet) => source.read(dataSet, TODAY)));
  expect(results.map(({ status }) => status)).toEqual(all.map(() => 'rejected'));
  // One may be on its way already.
  expect(sent).toBeLessThanOrEqual(2);
});
