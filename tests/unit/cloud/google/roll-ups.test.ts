import { DAY_MS, HOUR_MS } from '../../../../simulator/world/duration';
import { GoogleTestClient, readBody, readGoogleError, SignedInGoogleClient } from './google-test-client';

const signedIn = new SignedInGoogleClient();
const civil = (day: number) => ({ date: { year: 2026, month: 7, day }, time: {} });

describe('daily sums', () => {
  test('come latest first, counts as strings', () => {
    const { rollupDataPoints } = readBody(signedIn.daily('steps', '2026-07-12', '2026-07-15'));
    expect(rollupDataPoints).toEqual(
      [14, 13, 12].map((day) => ({
        steps: { countSum: expect.stringMatching(/^\d+$/) },
        civilStartTime: civil(day),
        civilEndTime: civil(day + 1),
      })),
    );
  });

  test('end at the latest sync, and exclude the end of the range', () => {
    const sum = (response: ReturnType<SignedInGoogleClient['daily']>) =>
      Number(readBody(response).rollupDataPoints?.[0]?.steps.countSum ?? Number.NaN);
    const client = new GoogleTestClient();
    const own = new SignedInGoogleClient(client);
    const before = sum(own.daily('steps', '2026-07-14', '2026-07-15'));
    client.now += 4 * HOUR_MS;
    const again = new SignedInGoogleClient(client);
    expect(sum(again.daily('steps', '2026-07-14', '2026-07-15'))).toBeGreaterThan(before);
    expect(sum(again.daily('steps', '2026-07-13', '2026-07-14'))).toBe(
      sum(signedIn.daily('steps', '2026-07-13', '2026-07-14')),
    );
  });

  test('have no days on which the watch was not worn', () => {
    const own = new SignedInGoogleClient(new GoogleTestClient('idle'));
    expect(own.daily('steps', '2026-07-14', '2026-07-15').body).toBe('{}');
    expect(readBody(own.daily('total-calories', '2026-07-14', '2026-07-15')).rollupDataPoints).toHaveLength(
      1,
    );
    expect(signedIn.daily('steps', '2026-07-20', '2026-07-22').body).toBe('{}');
  });

  test('can cover several days', () => {
    const one = readBody(signedIn.daily('steps', '2026-07-06', '2026-07-13')).rollupDataPoints;
    const week = readBody(
      signedIn.daily('steps', '2026-07-06', '2026-07-13', { windowSizeDays: 7 }),
    ).rollupDataPoints;
    const sum = one.reduce(
      (all: number, { steps }: { steps: { countSum: string } }) => all + Number(steps.countSum),
      0,
    );
    expect(week).toEqual([
      { steps: { countSum: String(sum) }, civilStartTime: civil(6), civilEndTime: civil(13) },
    ]);
    expect(
      readGoogleError(signedIn.daily('steps', '2026-07-06', '2026-07-13', { windowSizeDays: 2 }))[1],
    ).toBe('INVALID_ARGUMENT');
  });

  test.each([
    ['total-calories', 14],
    ['heart-rate', 14],
    ['steps', 90],
    ['hydration-log', 90],
    ['weight', 90],
  ])('of %s are %i days at most', (type, longest) => {
    const end = Date.UTC(2026, 6, 15);
    const start = (days: number) => new Date(end - days * DAY_MS).toISOString().slice(0, 10);
    expect(signedIn.daily(type, start(longest), '2026-07-15').status).toBe(200);
    const response = signedIn.daily(type, start(longest + 1), '2026-07-15');
    expect(readGoogleError(response)[2]).toBe('INVALID_ROLLUP_QUERY_DURATION');
    expect(JSON.parse(response.body).error.details[0].metadata.maxDurationDays).toBe(String(longest));
  });

  test('must fit into one page', () => {
    expect(signedIn.daily('steps', '2026-07-01', '2026-07-15', { pageSize: 14 }).status).toBe(200);
    const response = signedIn.daily('steps', '2026-07-01', '2026-07-15', { pageSize: 5 });
    expect(JSON.parse(response.body).error.message).toBe(
      'page_size (5) is too small. Must be at least 14 to cover the requested range with a window_size_days of 1.',
    );
    expect(readGoogleError(signedIn.daily('steps', '2026-07-01', '2026-07-15', { pageToken: 'x' }))[2]).toBe(
      'INVALID_PAGE_TOKEN',
    );
  });

  const start = { date: { year: 2026, month: 7, day: 13 } };
  const end = { date: { year: 2026, month: 7, day: 14 } };
  test.each([
    ['no range', {}],
    ['no end', { range: { start } }],
    ['a bare date', { range: { start: start.date, end: end.date } }],
    ['an instant', { range: { startTime: '2026-07-13T00:00:00Z', endTime: '2026-07-14T00:00:00Z' } }],
    ['half a date', { range: { start: { date: { year: 2026, month: 7 } }, end } }],
    ['a date that does not exist', { range: { start: { date: { year: 2026, month: 2, day: 30 } }, end } }],
    ['a time of day', { range: { start: { ...start, time: { hours: 1 } }, end } }],
    ['a range backwards', { range: { start: end, end: start } }],
    ['an unknown key', { range: { start, end }, filter: 'x' }],
    ['an unknown family', { range: { start, end }, dataSourceFamily: 'mine' }],
    ['windows of no days', { range: { start, end }, windowSizeDays: -1 }],
    ['a list', []],
  ])('%s is refused', (_, body) => {
    expect(
      readGoogleError(signedIn.post('dataTypes/steps/dataPoints:dailyRollUp', body)).slice(0, 2),
    ).toEqual([400, 'INVALID_ARGUMENT']);
  });

  test('need a JSON body', () => {
    const client = new GoogleTestClient();
    const response = client.send({
      method: 'POST',
      url: 'https://health.googleapis.com/v4/users/me/dataTypes/steps/dataPoints:dailyRollUp',
      headers: { authorization: `Bearer ${client.signIn().access_token}` },
      body: '{',
    });
    expect(readGoogleError(response)[0]).toBe(400);
  });
});

describe('sums of windows', () => {
  const quarters = (start: string, end: string, others: object = {}) =>
    signedIn.windows('steps', [start, end], { windowSize: '900s', ...others });

  test('of a quarter of an hour add up to the day', () => {
    const { rollupDataPoints } = readBody(quarters('2026-07-12T22:00:00Z', '2026-07-13T22:00:00Z'));
    const starts = rollupDataPoints.map(({ startTime }: { startTime: string }) => startTime);
    expect(starts).toEqual([...starts].sort().reverse());
    expect(rollupDataPoints[0]).toEqual({
      steps: { countSum: expect.any(String) },
      startTime: '2026-07-13T21:45:00Z',
      endTime: '2026-07-13T22:00:00Z',
    });
    const sum = rollupDataPoints.reduce(
      (all: number, { steps }: { steps: { countSum: string } }) => all + Number(steps.countSum),
      0,
    );
    const [day] = readBody(signedIn.daily('steps', '2026-07-13', '2026-07-14')).rollupDataPoints;
    expect(String(sum)).toBe(day.steps.countSum);
  });

  test('end at the latest sync', () => {
    const { rollupDataPoints } = readBody(quarters('2026-07-13T22:00:00Z', '2026-07-14T22:00:00Z'));
    expect(rollupDataPoints[0].endTime).toBe('2026-07-14T12:30:00Z');
  });

  test('come in pages', () => {
    const [start, end] = ['2026-07-12T22:00:00Z', '2026-07-13T22:00:00Z'];
    const all = readBody(quarters(start, end)).rollupDataPoints;
    const first = readBody(quarters(start, end, { pageSize: 50 }));
    expect(first.rollupDataPoints).toHaveLength(50);
    const second = readBody(quarters(start, end, { pageSize: 50, pageToken: first.nextPageToken }));
    expect([...first.rollupDataPoints, ...second.rollupDataPoints]).toEqual(all);
    expect(second).not.toHaveProperty('nextPageToken');
  });

  test('of the heart rate have minimum, maximum and mean', () => {
    const response = signedIn.windows('heart-rate', ['2026-07-14T06:00:00Z', '2026-07-14T07:00:00Z'], {
      windowSize: '3600s',
    });
    const [{ heartRate }] = readBody(response).rollupDataPoints;
    expect(heartRate.beatsPerMinuteMin).toBeLessThan(heartRate.beatsPerMinuteAvg);
    expect(heartRate.beatsPerMinuteAvg).toBeLessThan(heartRate.beatsPerMinuteMax);
  });

  test('of the weight have the mean', () => {
    const { dataPoints } = readBody(signedIn.list('weight', 'weight.sample_time.civil_time >= "2026-07-01"'));
    const { rollupDataPoints } = readBody(
      signedIn.daily('weight', '2026-07-01', '2026-07-15', { windowSizeDays: 14 }),
    );
    const grams = dataPoints.map((point: { weight: { weightGrams: number } }) => point.weight.weightGrams);
    const mean = grams.reduce((sum: number, one: number) => sum + one, 0) / grams.length;
    expect(rollupDataPoints[0].weight.weightGramsAvg).toBeCloseTo(mean, 6);
  });

  test('of wearables have no manual entries', () => {
    const family = (name: string) =>
      signedIn.daily('hydration-log', '2026-07-12', '2026-07-15', {
        dataSourceFamily: `users/me/dataSourceFamilies/${name}`,
      });
    expect(readBody(family('google-sources')).rollupDataPoints.length).toBeGreaterThan(0);
    expect(family('google-wearables').body).toBe('{}');
  });

  test.each([
    ['no window', undefined],
    ['a window without its unit', '900'],
    ['a window of nothing', '0s'],
    ['half a second', '0.5s'],
  ])('%s is refused', (_, windowSize) => {
    const range = { startTime: '2026-07-13T00:00:00Z', endTime: '2026-07-14T00:00:00Z' };
    expect(
      readGoogleError(signedIn.post('dataTypes/steps/dataPoints:rollUp', { range, windowSize }))[0],
    ).toBe(400);
  });

  test('have the same limits of ranges', () => {
    expect(
      readGoogleError(
        signedIn.windows('total-calories', ['2026-07-01T00:00:00Z', '2026-07-15T00:00:01Z'], {
          windowSize: '3600s',
        }),
      )[2],
    ).toBe('INVALID_ROLLUP_QUERY_DURATION');
    expect(readGoogleError(quarters('2026-07-14T00:00:00Z', '2026-07-14T00:00:00Z'))[2]).toBe(
      'INVALID_TIME_RANGE',
    );
    expect(readGoogleError(quarters('2026-07-14', '2026-07-15'))[1]).toBe('INVALID_ARGUMENT');
  });
});
