import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient, readFitbitError } from './fitbit-test-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;

interface Value {
  dateTime: string;
  value: string;
}

describe('a series', () => {
  const { body, get } = createSignedInClient();
  const series = (resource: string, span: string): Value[] =>
    body(`/1/user/-/activities/${resource}/date/${span}.json`)[`activities-${resource}`];

  test.each([
    ['steps', 'steps'],
    ['calories', 'caloriesOut'],
    ['caloriesBMR', 'caloriesBMR'],
    ['activityCalories', 'activityCalories'],
    ['floors', 'floors'],
    ['elevation', 'elevation'],
    ['minutesSedentary', 'sedentaryMinutes'],
    ['minutesLightlyActive', 'lightlyActiveMinutes'],
    ['minutesFairlyActive', 'fairlyActiveMinutes'],
    ['minutesVeryActive', 'veryActiveMinutes'],
  ])('%s has the days’ %s as strings', (resource, key) => {
    const week = series(resource, 'today/7d');
    expect(week.map(({ dateTime }) => dateTime)).toEqual(
      Array.from({ length: 7 }, (_, i) => formatIsoDate(today - 6 + i)),
    );
    for (const { dateTime, value } of week) {
      expect(value).toBe(String(body(`/1/user/-/activities/date/${dateTime}.json`).summary[key]));
    }
  });

  test('of distance is in kilometres, or miles', () => {
    const path = '/1/user/-/activities/distance/date/2026-07-13/1d.json';
    const metres = mara.minutes(today - 1).totalUntil('distance', 1440);
    const [metric] = body(path)['activities-distance'];
    const [american] = body(path, { 'accept-language': 'en_US' })['activities-distance'];
    expect(Number(metric.value)).toBeCloseTo(metres / 1000, 2);
    expect(Number(american.value)).toBeCloseTo(metres / 1609.344, 2);
  });

  test('counts the minutes of its days, today up to the last quarter of an hour', () => {
    const { start } = mara.minutes(today);
    const expected = Array.from({ length: 7 }, (_, i) => mara.minutes(today - 6 + i)).reduce(
      (sum, day) => sum + day.totalUntil('steps', day.start === start ? 14 * 60 + 30 : day.count),
      0,
    );
    const actual = series('steps', 'today/7d').reduce((sum, { value }) => sum + Number(value), 0);
    expect(actual).toBe(expected);
  });

  test.each([
    ['2026-07-14/1d', 1],
    ['2026-07-14/1w', 7],
    ['2026-07-14/1m', 30],
    ['2026-07-14/3m', 90],
    ['2026-07-14/6m', 180],
    ['2026-07-14/1y', 365],
    ['2026-07-10/2026-07-14', 5],
    ['2026-07-10/today', 5],
    ['2026-07-12/2026-07-20', 3],
  ])('%s has %d days, none in the future', (span, days) => {
    expect(series('floors', span)).toHaveLength(days);
  });

  test('max goes back to the account’s first day', () => {
    const { body } = createSignedInClient(new FitbitTestClient('idle'));
    const all = body('/1/user/-/activities/steps/date/2026-07-14/max.json')['activities-steps'];
    expect(all).toEqual([
      { dateTime: '2026-07-13', value: '0' },
      { dateTime: '2026-07-14', value: '0' },
    ]);
  });

  test('of the tracker has a key of its own', () => {
    const path = '/1/user/-/activities/tracker/steps/date/today/7d.json';
    expect(body(path)).toEqual({ 'activities-tracker-steps': series('steps', 'today/7d') });
  });

  test.each([
    ['karma/date/today/7d', 'a series there is none of'],
    ['constructor/date/today/7d', 'a word of the language'],
    ['steps/date/today/8d', 'a period there is none of'],
    ['steps/date/2026-07-14/2026-07-01', 'a range backwards'],
    ['steps/date/2023-07-15/2026-07-14', 'a range of 1,096 days'],
    ['activityCalories/date/2026-06-14/2026-07-14', 'a range of 31 days of calories by activity'],
  ])('rejects %s: %s', (path) => {
    expect(readFitbitError(get(`/1/user/-/activities/${path}.json`))).toEqual([400, 'validation']);
  });
});

test('goals are the same alone and with the day; weekly goals are seven times as much', () => {
  const { body, get } = createSignedInClient();
  const { goals } = body('/1/user/-/activities/goals/daily.json');
  expect(goals).toEqual(body('/1/user/-/activities/date/2026-07-14.json').goals);
  expect(body('/1/user/-/activities/goals/weekly.json').goals).toEqual({
    distance: 7 * goals.distance,
    floors: 70,
    steps: 70_000,
  });
  expect(readFitbitError(get('/1/user/-/activities/goals/hourly.json'))).toEqual([400, 'validation']);
});

describe('the list of workouts', () => {
  const { body, get } = createSignedInClient();
  const page = (query: string) => body(`/1/user/-/activities/list.json?${query}`);
  const ids = ({ activities }: { activities: { logId: number }[] }) => activities.map(({ logId }) => logId);

  test('goes forward from a date, page by page, by its next addresses', () => {
    const whole = page('afterDate=2026-06-01&sort=asc&offset=0&limit=100');
    expect(whole.pagination).toMatchObject({ next: '', previous: '', offset: 0, limit: 100, sort: 'asc' });
    const found: number[] = [];
    let next =
      'https://api.fitbit.com/1/user/-/activities/list.json?afterDate=2026-06-01&sort=asc&offset=0&limit=4';
    while (next !== '') {
      const part = body(next.replace('https://api.fitbit.com', ''));
      found.push(...ids(part));
      next = part.pagination.next;
    }
    expect(found).toEqual(ids(whole));
    expect(found.length).toBeGreaterThan(8);
    const days = Array.from({ length: 44 }, (_, i) => mara.minutes(today - 43 + i));
    expect(found).toHaveLength(days.reduce((sum, day) => sum + day.workouts.length, 0));
  });

  test('goes back from a date', () => {
    const back = page('beforeDate=2026-07-01T00:00:00&sort=desc&offset=0&limit=3');
    const starts = back.activities.map(({ startTime }: { startTime: string }) => startTime);
    expect([...starts].sort().reverse()).toEqual(starts);
    expect(starts[0] < '2026-07-01').toBe(true);
    expect(back.pagination).toMatchObject({ beforeDate: '2026-07-01T00:00:00', sort: 'desc' });
    const again = body(back.pagination.next.replace('https://api.fitbit.com', ''));
    expect(again.activities[0].startTime < starts[2]).toBe(true);
    expect(again.pagination.previous).toContain('offset=0');
  });

  test('agrees with the day’s own list', () => {
    const [last] = page('beforeDate=2026-07-14&sort=desc&offset=0&limit=1').activities;
    const date = last.startTime.slice(0, 10);
    const day = body(`/1/user/-/activities/date/${date}.json`).activities.at(-1);
    expect(last).toMatchObject({ logId: day.logId, steps: day.steps, calories: day.calories });
    expect(last.duration).toBe(day.duration);
    expect(last.startTime).toMatch(/T\d\d:\d\d:00\.000\+02:00$/);
    const levels = last.activityLevel.reduce(
      (sum: number, { minutes }: { minutes: number }) => sum + minutes,
      0,
    );
    expect(levels * MINUTE_MS).toBe(last.duration);
  });

  test.each([
    ['sort=asc&offset=0&limit=5', 'no date'],
    ['afterDate=2026-07-01&beforeDate=2026-07-14&sort=asc&offset=0&limit=5', 'two dates'],
    ['afterDate=yesterday&sort=asc&offset=0&limit=5', 'no date'],
    ['afterDate=2026-07-01T25:00:00&sort=asc&offset=0&limit=5', 'no time of day'],
    ['afterDate=2026-07-01&sort=desc&offset=0&limit=5', 'the wrong direction'],
    ['afterDate=2026-07-01&sort=asc&offset=0', 'no limit'],
    ['afterDate=2026-07-01&sort=asc&offset=0&limit=101', 'a page too long'],
    ['afterDate=2026-07-01&sort=asc&offset=-1&limit=5', 'an offset below zero'],
  ])('rejects %s: %s', (query) => {
    expect(readFitbitError(get(`/1/user/-/activities/list.json?${query}`))).toEqual([400, 'validation']);
  });
});
