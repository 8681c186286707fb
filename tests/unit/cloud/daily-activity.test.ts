import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { PersonaSensors } from '../../../simulator/persona/persona-sensors';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient } from './fitbit-test-client';

const DAY = '/1/user/-/activities/date/2026-07-14.json';
const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;

describe('the daily summary', () => {
  test('agrees with the watch up to the last quarter of an hour', () => {
    const { body } = createSignedInClient();
    const measured = new PersonaSensors(mara).today(Date.UTC(2026, 6, 14, 12, 30));
    const { summary } = body(DAY);
    expect(Number(summary.steps)).toBe(measured.steps);
    expect(Math.floor(Number(summary.caloriesOut))).toBeGreaterThanOrEqual(measured.calories);
    expect(Number(summary.floors)).toBe(measured.elevationGain);
    expect(summary.restingHeartRate).toBe(mara.restingHeartRate(today));
    expect(summary.activeScore).toBe(-1);
  });

  test('accepts today, the date in the account’s time zone', () => {
    const client = new FitbitTestClient();
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
          sum +
          Math.max(0, Math.min(log.end, start + count * MINUTE_MS) - Math.max(log.start, start)) / MINUTE_MS,
        0,
      );
      const actual = ['sedentary', 'lightlyActive', 'fairlyActive', 'veryActive'].map((level) =>
        Number(summary[`${level}Minutes`]),
      );
      expect(actual.reduce((sum, minutes) => sum + minutes, 0) + inBed).toBe(1440);
    }
  });

  test('has minutes as strings on some days, and always on empty ones', () => {
    const { body } = createSignedInClient();
    const kinds = Array.from({ length: 60 }, (_, i) => {
      const { summary } = body(`/1/user/-/activities/date/${formatIsoDate(today - 1 - i)}.json`);
      return typeof summary.sedentaryMinutes;
    });
    expect(kinds).toContain('string');
    expect(kinds.filter((kind) => kind === 'number').length).toBeGreaterThan(30);
    expect(
      createSignedInClient(new FitbitTestClient('idle')).body('/1/user/-/activities/date/2026-07-13.json')
        .summary,
    ).toMatchObject({
      steps: 0,
      sedentaryMinutes: '1440',
      veryActiveMinutes: '0',
    });
  });

  test('has the distance goal in millimetres since spring 2026, and no goals on old days', () => {
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

  test('is in the units of the request', () => {
    const { body } = createSignedInClient();
    const total = (language: string) =>
      body(DAY, { 'accept-language': language }).summary.distances[0].distance;
    expect(total('en_US') / total('de_AT')).toBeCloseTo(1 / 1.609, 2);
    expect(total('en_GB')).toBe(total('de_AT'));
  });
});
