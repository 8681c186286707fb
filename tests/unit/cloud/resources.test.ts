import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createPersonaSensors } from '../../../simulator/persona/persona-sensors';
import { createSignedInClient, PretendClient, readFitbitError, START } from './pretend-client';

const DAY = '/1/user/-/activities/date/2026-07-14.json';
const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;
const MINUTE = 60_000;

describe('the daily summary', () => {
  test('agrees with the watch up to the last quarter of an hour', () => {
    const { body } = createSignedInClient();
    const felt = createPersonaSensors(mara).today(Date.UTC(2026, 6, 14, 12, 30));
    const { summary } = body(DAY);
    expect(Number(summary.steps)).toBe(felt.steps);
    expect(Math.floor(Number(summary.caloriesOut))).toBeGreaterThanOrEqual(felt.calories);
    expect(Number(summary.floors)).toBe(felt.elevationGain);
    expect(summary.restingHeartRate).toBe(mara.restingHeartRate(today));
    expect(summary.activeScore).toBe(-1);
  });

  test('takes today for the account’s own day', () => {
    const client = new PretendClient();
    client.now = Date.UTC(2026, 6, 14, 22, 30);
    const { body } = createSignedInClient(client);
    const summary = (date: string) => body(`/1/user/-/activities/date/${date}.json`).summary;
    expect(summary('today')).toEqual(summary('2026-07-15'));
    expect(summary('today').caloriesOut).toBeLessThan(summary('2026-07-14').caloriesOut);
  });

  test('splits every minute of a past day into active, sedentary and in bed', () => {
    const { body } = createSignedInClient();
    for (let day = today - 20; day < today; day++) {
      const { summary } = body(`/1/user/-/activities/date/${formatIsoDate(day)}.json`);
      const { start, count } = mara.minutes(day);
      const inBed = [...mara.sleeps(day), ...mara.sleeps(day + 1)].reduce(
        (sum, log) =>
          sum + Math.max(0, Math.min(log.end, start + count * MINUTE) - Math.max(log.start, start)) / MINUTE,
        0,
      );
      const told = ['sedentary', 'lightlyActive', 'fairlyActive', 'veryActive'].map((level) =>
        Number(summary[`${level}Minutes`]),
      );
      expect(told.reduce((sum, minutes) => sum + minutes, 0) + inBed).toBe(1440);
    }
  });

  test('tells minutes as strings on some days, and always on empty ones', () => {
    const { body } = createSignedInClient();
    const kinds = Array.from({ length: 60 }, (_, i) => {
      const { summary } = body(`/1/user/-/activities/date/${formatIsoDate(today - 1 - i)}.json`);
      return typeof summary.sedentaryMinutes;
    });
    expect(kinds).toContain('string');
    expect(kinds.filter((kind) => kind === 'number').length).toBeGreaterThan(30);
    expect(
      createSignedInClient(new PretendClient('idle')).body('/1/user/-/activities/date/2026-07-13.json')
        .summary,
    ).toMatchObject({
      steps: 0,
      sedentaryMinutes: '1440',
      veryActiveMinutes: '0',
    });
  });

  test('tells the distance goal in millimetres since spring 2026, and no goals with old days', () => {
    const { client, body } = createSignedInClient();
    expect(body(DAY).goals.distance).toBe(8_050_000);
    expect(body('/1/user/-/activities/date/2025-07-01.json').goals).toBeUndefined();
    client.now = Date.UTC(2026, 1, 10, 12);
    const { access_token } = client.signIn();
    const goals = (headers?: Record<string, string>) =>
      JSON.parse(client.get('/1/user/-/activities/date/2026-02-10.json', access_token, headers).body).goals;
    expect(goals().distance).toBe(8.05);
    expect(goals({ 'accept-language': 'en_US' }).distance).toBe(5);
  });

  test('lists a workout with its share of the steps', () => {
    const { body } = createSignedInClient();
    const day = Array.from({ length: 30 }, (_, i) => today - 1 - i).find(
      (d) => mara.minutes(d).workouts.length > 0,
    );
    const { activities, summary } = body(`/1/user/-/activities/date/${formatIsoDate(day ?? 0)}.json`);
    expect(activities[0]).toMatchObject({
      name: 'Run',
      activityId: 90009,
      startDate: formatIsoDate(day ?? 0),
    });
    expect(activities[0].startTime).toMatch(/^\d\d:\d\d$/);
    expect(activities[0].steps).toBeGreaterThan(3000);
    expect(activities[0].steps).toBeLessThan(Number(summary.steps));
    expect(summary.distances).toContainEqual({ activity: 'Run', distance: activities[0].distance });
  });

  test('answers in the units that the request asks for', () => {
    const { body } = createSignedInClient();
    const total = (language: string) =>
      body(DAY, { 'accept-language': language }).summary.distances[0].distance;
    expect(total('en_US') / total('de_AT')).toBeCloseTo(1 / 1.609, 2);
    expect(total('en_GB')).toBe(total('de_AT'));
  });
});

describe('sleep', () => {
  const path = '/1.2/user/-/sleep/date/2026-07-14.json';

  test('tells the night by stages, in local time without offset', () => {
    const { sleep, summary } = createSignedInClient().body(path);
    expect(sleep).toHaveLength(1);
    const [night] = sleep;
    expect(night).toMatchObject({
      dateOfSleep: '2026-07-14',
      startTime: '2026-07-13T23:41:00.000',
      endTime: '2026-07-14T07:02:00.000',
      duration: 441 * MINUTE,
      timeInBed: 441,
      isMainSleep: true,
      type: 'stages',
      infoCode: 0,
      logType: 'auto_detected',
    });
    expect(night.logId).toBeGreaterThan(2 ** 31);
    expect(night.levels.data[0].dateTime).toBe('2026-07-13T23:41:00.000');
    const { deep, light, rem, wake } = night.levels.summary;
    expect(deep.minutes + light.minutes + rem.minutes).toBe(night.minutesAsleep);
    expect(wake.minutes).toBe(night.minutesAwake);
    expect(deep.thirtyDayAvgMinutes).toBeGreaterThan(40);
    expect(night.levels.shortData.every((wake: { seconds: number }) => wake.seconds <= 180)).toBe(true);
    expect(summary).toEqual({
      stages: { deep: deep.minutes, light: light.minutes, rem: rem.minutes, wake: wake.minutes },
      totalMinutesAsleep: night.minutesAsleep,
      totalSleepRecords: 1,
      totalTimeInBed: 441,
    });
  });

  test('appears ten minutes after getting up, and the resting heart rate with it', () => {
    const client = new PretendClient();
    client.now = mara.calendar.toInstant(today, 7 * 60 + 12) - 1;
    const { body } = createSignedInClient(client);
    const heart = '/1/user/-/activities/heart/date/today/1d.json';
    expect(body(path)).toEqual({
      sleep: [],
      summary: { totalMinutesAsleep: 0, totalSleepRecords: 0, totalTimeInBed: 0 },
    });
    expect(body(heart)['activities-heart'][0].value.restingHeartRate).toBeUndefined();
    client.now += 1;
    expect(body(path).sleep).toHaveLength(1);
    expect(body(heart)['activities-heart'][0].value.restingHeartRate).toBe(59);
  });

  test('tells a range latest first, each sleep once', () => {
    const { sleep } = createSignedInClient().body('/1.2/user/-/sleep/date/2026-05-01/2026-07-14.json');
    const ends = sleep.map((log: { endTime: string }) => log.endTime);
    expect([...ends].sort().reverse()).toEqual(ends);
    const logs = Array.from({ length: 75 }, (_, i) => mara.sleeps(today - i)).flat();
    expect(ends).toHaveLength(logs.length);
    expect(new Set(sleep.map((log: { logId: number }) => log.logId)).size).toBe(logs.length);
  });

  test('tells classic logs with their own levels, some without what is optional', () => {
    const client = new PretendClient('noor');
    const { sleep } = createSignedInClient(client).body('/1.2/user/-/sleep/date/2026-04-10/2026-07-13.json');
    const classic = sleep.filter((log: { type: string }) => log.type === 'classic');
    const withLevels = classic.filter((log: object) => 'levels' in log);
    expect(withLevels.length).toBeLessThan(classic.length);
    expect(withLevels.length).toBeGreaterThan(20);
    for (const { levels, isMainSleep, infoCode } of withLevels) {
      expect(Object.keys(levels)).toEqual(['data', 'summary']);
      expect(Object.keys(levels.summary).sort()).toEqual(['asleep', 'awake', 'restless']);
      expect(infoCode).toBe(isMainSleep ? 1 : 2);
    }
    expect(classic.some((log: object) => !('minutesToFallAsleep' in log))).toBe(true);
  });

  test.each([
    ['2026-02-30.json', 'a date that does not exist'],
    ['today.json', 'today, which is not documented here'],
    ['2026-07-14/2026-07-13.json', 'a range backwards'],
    ['2026-04-05/2026-07-14.json', 'a range of 101 days'],
  ])('refuses %s: %s', (end) => {
    expect(readFitbitError(createSignedInClient().get(`/1.2/user/-/sleep/date/${end}`))).toEqual([
      400,
      'validation',
    ]);
  });

  test('takes dates without the zeros, as Fitbit’s own sample writes them', () => {
    const padded = createSignedInClient().body('/1.2/user/-/sleep/date/2026-07-09.json');
    expect(padded.sleep).not.toEqual([]);
    expect(createSignedInClient().body('/1.2/user/-/sleep/date/2026-7-9.json')).toEqual(padded);
  });

  test('takes a range of 100 days', () => {
    expect(createSignedInClient().get('/1.2/user/-/sleep/date/2026-04-06/2026-07-14.json').status).toBe(200);
  });
});

describe('heart rate', () => {
  const series = (path: string) =>
    createSignedInClient().body(`/1/user/-/activities/heart/date/${path}.json`)['activities-heart'];
  const dates = (path: string) => series(path).map((day: { dateTime: string }) => day.dateTime);

  test('tells a period that ends on the date, or a range', () => {
    expect(dates('2026-07-14/1d')).toEqual(['2026-07-14']);
    expect(dates('today/7d')).toEqual(dates('2026-07-08/2026-07-14'));
    expect(dates('2026-07-14/1w')).toHaveLength(7);
    expect(dates('2026-07-14/1m')).toEqual(dates('2026-07-14/30d'));
  });

  test('leaves out days that have not begun', () => {
    expect(dates('2026-07-13/2026-07-16')).toEqual(['2026-07-13', '2026-07-14']);
  });

  test('has minutes of the zones for all the time the watch was worn', () => {
    const [{ value }] = series('2026-07-08/2026-07-08');
    const worn = mara.minutes(today - 6).heartRate.filter((beats) => beats > 0).length;
    const zones = value.heartRateZones;
    expect(zones.map((zone: { name: string }) => zone.name)).toEqual([
      'Out of Range',
      'Fat Burn',
      'Cardio',
      'Peak',
    ]);
    expect(zones.reduce((sum: number, zone: { minutes: number }) => sum + zone.minutes, 0)).toBe(worn);
    expect(zones[1].min).toBe(zones[0].max);
  });

  test('has only the limits of the zones, and no resting heart rate, on a day without data', () => {
    const { body } = createSignedInClient(new PretendClient('idle'));
    const [{ value }] = body('/1/user/-/activities/heart/date/2026-07-13/1d.json')['activities-heart'];
    expect(value.restingHeartRate).toBeUndefined();
    expect(Object.keys(value.heartRateZones[0]).sort()).toEqual(['max', 'min', 'name']);
  });

  test.each(['2026-07-14/3d', '2026-07-14/3m', 'yesterday/1d', '2026-07-14/2026-07-13'])(
    'refuses %s',
    (path) => {
      expect(
        readFitbitError(createSignedInClient().get(`/1/user/-/activities/heart/date/${path}.json`)),
      ).toEqual([400, 'validation']);
    },
  );
});

describe('the profile', () => {
  test('tells zone, offset and units of the account', () => {
    expect(createSignedInClient().body('/1/user/-/profile.json').user).toMatchObject({
      fullName: 'Mara Lind',
      encodedId: 'B7LM4K',
      timezone: 'Europe/Vienna',
      offsetFromUTCMillis: 7_200_000,
      distanceUnit: 'METRIC',
      age: 34,
      height: 171,
      weight: mara.weight(START),
      averageDailySteps: expect.any(Number),
    });
  });

  test('follows the clocks into winter', () => {
    const client = new PretendClient();
    client.now = Date.UTC(2026, 11, 1, 12);
    expect(createSignedInClient(client).body('/1/user/-/profile.json').user.offsetFromUTCMillis).toBe(
      3_600_000,
    );
  });

  test('is in miles and pounds, or in stone, if the request says so', () => {
    const { body } = createSignedInClient();
    const user = (language: string) => body('/1/user/-/profile.json', { 'accept-language': language }).user;
    const kilograms = mara.weight(START);
    expect(user('en_US')).toMatchObject({ height: 67.3, weight: Number((kilograms * 2.20462).toFixed(1)) });
    expect(user('en_GB')).toMatchObject({ height: 171, weight: Number((kilograms / 6.35029).toFixed(1)) });
  });

  test('of the idle account is there though nothing else is', () => {
    const { body } = createSignedInClient(new PretendClient('idle'));
    expect(body('/1/user/-/profile.json').user).toMatchObject({
      averageDailySteps: 0,
      memberSince: '2026-07-13',
    });
    expect(body('/1.2/user/-/sleep/date/2026-04-10/2026-07-14.json')).toEqual({ sleep: [] });
  });
});

test('the same question at the same moment has the same answer', () => {
  const ask = () => createSignedInClient().get('/1.2/user/-/sleep/date/2026-07-14.json').body;
  expect(ask()).toBe(ask());
  expect(START % MINUTE).toBe(0);
});
