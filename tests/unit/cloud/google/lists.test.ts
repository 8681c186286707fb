import { DAY_MINUTES, MINUTE_MS } from '../../../../simulator/world/duration';
import {
  datesOf,
  GoogleTestClient,
  readBody,
  readGoogleError,
  SignedInGoogleClient,
  startsOf,
} from './google-test-client';

const signedIn = new SignedInGoogleClient();

describe('a list', () => {
  test('is in order, the latest first', () => {
    const starts = startsOf(readBody(signedIn.list('steps')));
    expect(starts).toHaveLength(DAY_MINUTES);
    expect(starts).toEqual([...starts].sort().reverse());
    // The latest sync of the watch was at half past two.
    expect(starts[0]).toBe('2026-07-14T12:29:00Z');
  });

  test('of minutes has those in which the watch was worn, also zeros', () => {
    const { dataPoints } = readBody(
      signedIn.list('steps', 'steps.interval.civil_start_time >= "2026-07-14"'),
    );
    expect(dataPoints[0]).toEqual({
      dataSource: {
        recordingMethod: 'PASSIVELY_MEASURED',
        device: { displayName: 'Sense', formFactor: 'WATCH', manufacturer: 'Fitbit' },
        platform: 'FITBIT',
      },
      steps: {
        interval: {
          startTime: '2026-07-14T12:29:00Z',
          startUtcOffset: '7200s',
          endTime: '2026-07-14T12:30:00Z',
          endUtcOffset: '7200s',
          civilStartTime: { date: { year: 2026, month: 7, day: 14 }, time: { hours: 14, minutes: 29 } },
          civilEndTime: { date: { year: 2026, month: 7, day: 14 }, time: { hours: 14, minutes: 30 } },
        },
        count: expect.stringMatching(/^\d+$/),
      },
    });
    const midnight = dataPoints.at(-1).steps;
    expect(midnight.interval.civilStartTime.time).toEqual({});
    expect(midnight.count).toBe('0');
  });

  test('without points is an empty object', () => {
    expect(signedIn.list('steps', 'steps.interval.civil_start_time >= "2026-07-15"').body).toBe('{}');
    expect(new SignedInGoogleClient(new GoogleTestClient('idle')).list('weight').body).toBe('{}');
  });

  test('has names of points that can be requested one by one', () => {
    const [point] = readBody(signedIn.list('weight', undefined, { pageSize: '1' })).dataPoints;
    expect(point.name).toMatch(/^users\/665576775275\/dataTypes\/weight\/dataPoints\/\d+$/);
    expect(readBody(signedIn.get(`/v4/${point.name}`))).toEqual(point);
  });

  test('reconciled has no sources, and another key for the name', () => {
    const { dataPoints } = readBody(signedIn.get('dataTypes/weight/dataPoints:reconcile?pageSize=1'));
    expect(Object.keys(dataPoints[0])).toEqual(['dataPointName', 'weight']);
  });

  test('of wearables has no manual entries', () => {
    const family = (name: string) =>
      signedIn.get(
        `dataTypes/hydration-log/dataPoints:reconcile?dataSourceFamily=users/me/dataSourceFamilies/${name}`,
      );
    expect(readBody(family('all-sources')).dataPoints.length).toBeGreaterThan(0);
    expect(readBody(family('google-wearables'))).toEqual({});
    expect(readGoogleError(family('friends'))[2]).toBe('INVALID_DATA_POINT_DATA_SOURCE_FAMILY');
  });
});

describe('pages', () => {
  test('follow each other without a gap, and the last one has no token', () => {
    const filter = 'daily_resting_heart_rate.date >= "2026-07-01"';
    const all = datesOf(readBody(signedIn.list('daily-resting-heart-rate', filter)));
    const paged: string[] = [];
    let pageToken: string | undefined;
    do {
      const body = readBody(signedIn.list('daily-resting-heart-rate', filter, { pageSize: '5', pageToken }));
      expect(body.dataPoints.length).toBeLessThanOrEqual(5);
      paged.push(...datesOf(body));
      pageToken = body.nextPageToken;
    } while (pageToken);
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(5);
  });

  test('show the data at the time of the first request', () => {
    const client = new GoogleTestClient();
    const own = new SignedInGoogleClient(client);
    const first = readBody(own.list('steps', undefined, { pageSize: '2' }));
    client.now += 20 * MINUTE_MS;
    const second = readBody(own.list('steps', undefined, { pageSize: '2', pageToken: first.nextPageToken }));
    expect([...startsOf(first), ...startsOf(second)]).toEqual(
      ['29', '28', '27', '26'].map((minute) => `2026-07-14T12:${minute}:00Z`),
    );
  });

  test('of sleep have at most twenty-five nights, others 10,000 points', () => {
    expect(readBody(signedIn.list('sleep')).dataPoints).toHaveLength(25);
    expect(readBody(signedIn.list('sleep', undefined, { pageSize: '100' })).dataPoints).toHaveLength(25);
    expect(readBody(signedIn.list('sleep', undefined, { pageSize: '3' })).dataPoints).toHaveLength(3);
    expect(readBody(signedIn.list('heart-rate', undefined, { pageSize: '20000' })).dataPoints).toHaveLength(
      10_000,
    );
  });

  test('need a token of the same request', () => {
    const { nextPageToken: pageToken } = readBody(signedIn.list('steps', undefined, { pageSize: '1' }));
    expect(readGoogleError(signedIn.list('distance', undefined, { pageToken }))[2]).toBe(
      'INVALID_PAGE_TOKEN',
    );
    expect(readGoogleError(signedIn.list('steps', undefined, { pageToken: 'x' }))[2]).toBe(
      'INVALID_PAGE_TOKEN',
    );
    expect(signedIn.list('steps', undefined, { pageToken, pageSize: '7' }).status).toBe(200);
  });

  test.each(['-1', '1.5', 'many'])('cannot have the size %s', (pageSize) => {
    expect(readGoogleError(signedIn.list('steps', undefined, { pageSize }))[1]).toBe('INVALID_ARGUMENT');
  });

  test('accept parameters in snake case, and no unknown ones', () => {
    expect(
      readBody(signedIn.get('dataTypes/steps/dataPoints?page_size=2&alt=json&prettyPrint=false')).dataPoints,
    ).toHaveLength(2);
    const unknown = signedIn.get('dataTypes/steps/dataPoints?start=2026-07-01');
    expect(readGoogleError(unknown).slice(0, 2)).toEqual([400, 'INVALID_ARGUMENT']);
    expect(unknown.body).toContain('Unknown name \\"start\\"');
  });
});

describe('a kind of data', () => {
  test.each([
    ['total-calories', 'rollup, dailyRollup'],
    ['floors', 'rollup, dailyRollup'],
  ])('%s is not listed', (type, allowed) => {
    const response = signedIn.list(type);
    expect(readGoogleError(response)[2]).toBe('UNSUPPORTED_DATA_TYPE_ACTION');
    expect(JSON.parse(response.body).error.details[0].metadata.allowed_actions).toBe(allowed);
  });

  test.each(['daily-resting-heart-rate', 'sleep', 'electrocardiogram'])('%s has no roll-up', (type) => {
    expect(readGoogleError(signedIn.daily(type, '2026-07-13', '2026-07-14'))[2]).toBe(
      'UNSUPPORTED_DATA_TYPE_ACTION',
    );
  });

  test.each(['daily-steps', 'food', 'Steps'])('%s does not exist', (type) => {
    expect(readGoogleError(signedIn.list(type))[2]).toBe('INVALID_PARENT_DATA_TYPE_COLLECTION');
  });

  test('of minutes has no names of points', () => {
    expect(readGoogleError(signedIn.get('dataTypes/steps/dataPoints/1'))[2]).toBe(
      'UNSUPPORTED_DATA_TYPE_ACTION',
    );
  });
});

test('a day with another UTC offset has its own', () => {
  const client = new GoogleTestClient();
  client.now = Date.UTC(2026, 2, 29, 12);
  const own = new SignedInGoogleClient(client);
  const { dataPoints } = readBody(
    own.list('steps', 'steps.interval.civil_start_time >= "2026-03-29"', { pageSize: '5000' }),
  );
  const offsets = dataPoints.map(
    (point: { steps: { interval: { startUtcOffset: string } } }) => point.steps.interval.startUtcOffset,
  );
  expect(new Set(offsets)).toEqual(new Set(['7200s', '3600s']));
  expect(dataPoints.length).toBeLessThan(DAY_MINUTES * 0.6);
});
