import { parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient, readFitbitError } from './fitbit-test-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;

describe('sleep', () => {
  const path = '/1.2/user/-/sleep/date/2026-07-14.json';

  test('has the night by stages, in local time without offset', () => {
    const { sleep, summary } = createSignedInClient().body(path);
    expect(sleep).toHaveLength(1);
    const [night] = sleep;
    expect(night).toMatchObject({
      dateOfSleep: '2026-07-14',
      startTime: '2026-07-13T23:41:00.000',
      endTime: '2026-07-14T07:02:00.000',
      duration: 441 * MINUTE_MS,
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
    const client = new FitbitTestClient();
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

  test('has a range latest first, each sleep once', () => {
    const { sleep } = createSignedInClient().body('/1.2/user/-/sleep/date/2026-05-01/2026-07-14.json');
    const ends = sleep.map((log: { endTime: string }) => log.endTime);
    expect([...ends].sort().reverse()).toEqual(ends);
    const logs = Array.from({ length: 75 }, (_, i) => mara.sleeps(today - i)).flat();
    expect(ends).toHaveLength(logs.length);
    expect(new Set(sleep.map((log: { logId: number }) => log.logId)).size).toBe(logs.length);
  });

  test('has classic logs with their own levels, some without optional keys', () => {
    const client = new FitbitTestClient('noor');
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
  ])('rejects %s: %s', (end) => {
    expect(readFitbitError(createSignedInClient().get(`/1.2/user/-/sleep/date/${end}`))).toEqual([
      400,
      'validation',
    ]);
  });

  test('accepts dates without leading zeros, as Fitbit’s own sample writes them', () => {
    const padded = createSignedInClient().body('/1.2/user/-/sleep/date/2026-07-09.json');
    expect(padded.sleep).not.toEqual([]);
    expect(createSignedInClient().body('/1.2/user/-/sleep/date/2026-7-9.json')).toEqual(padded);
  });

  test('accepts a range of 100 days', () => {
    expect(createSignedInClient().get('/1.2/user/-/sleep/date/2026-04-06/2026-07-14.json').status).toBe(200);
  });
});

describe('the list of sleeps', () => {
  const { body } = createSignedInClient();

  test('has the same logs as the range', () => {
    const range = body('/1.2/user/-/sleep/date/2026-06-15/2026-07-14.json').sleep;
    const forward = body('/1.2/user/-/sleep/list.json?afterDate=2026-06-15&sort=asc&offset=0&limit=100');
    expect(forward.sleep).toEqual([...range].reverse());
    const back = body('/1.2/user/-/sleep/list.json?beforeDate=2026-07-15&sort=desc&offset=0&limit=5');
    expect(back.sleep).toEqual(range.slice(0, 5));
    expect(back.pagination.next).toContain('offset=5');
  });

  test('before a date excludes the date', () => {
    const { sleep } = body('/1.2/user/-/sleep/list.json?beforeDate=2026-07-14&sort=desc&offset=0&limit=1');
    expect(sleep[0].dateOfSleep < '2026-07-14').toBe(true);
  });
});

test('the sleep goal is the persona’s', () => {
  expect(createSignedInClient().body('/1.2/user/-/sleep/goal.json').goal.minDuration).toBe(
    mara.goals.minutesAsleep,
  );
});
