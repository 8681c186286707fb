import { readGoogleError } from '../google/google-test-client';
import { FITBIT, GOOGLE, sendIn } from './send-in-mode';

const FITBIT_SLEEP = `${FITBIT}/1.2/user/-/sleep/date/2026-07-08/2026-07-14.json`;
const FITBIT_STEPS = `${FITBIT}/1/user/-/activities/steps/date/2026-07-08/2026-07-14.json`;
const GOOGLE_SLEEP = `${GOOGLE}/dataTypes/sleep/dataPoints`;
const GOOGLE_SUMS = `${GOOGLE}/dataTypes/steps/dataPoints:dailyRollUp`;

const WEEK = {
  range: {
    start: { date: { year: 2026, month: 6, day: 28 } },
    end: { date: { year: 2026, month: 7, day: 5 } },
  },
};

interface Stretch {
  dateTime?: string;
  startTime?: string;
  level?: string;
  type?: string;
}

/** A row of a list of either service, with the members that the tests read. */
interface Row {
  levels?: { data: Stretch[] };
  sleep?: { stages?: Stretch[] };
  steps?: unknown;
  civilStartTime?: { date: { month: number; day: number } };
}

function rowsOf(json: Record<string, Row[]>): Row[] {
  return json.sleep ?? json.dataPoints ?? json['activities-steps'] ?? json.rollupDataPoints ?? [];
}

/** The stretches of all sleeps, by start and word. */
function stretchesOf(json: Record<string, Row[]>): string[][] {
  return rowsOf(json)
    .flatMap(({ levels, sleep }) => levels?.data ?? sleep?.stages ?? [])
    .map(({ dateTime, startTime, level, type }) => [dateTime ?? startTime ?? '', level ?? type ?? '']);
}

describe.each([
  ['Fitbit sleep', FITBIT_SLEEP],
  ['Fitbit steps', FITBIT_STEPS],
  ['Google sleep', GOOGLE_SLEEP],
])('odd-row in %s', (_name, url) => {
  const whole = rowsOf(sendIn('normal', url).json);
  const { json } = sendIn('odd-row', url);

  test('damages one row, neither the first nor the last', () => {
    const rows = rowsOf(json);
    expect(rows).toHaveLength(whole.length);
    const damaged = whole.flatMap((row, i) => (JSON.stringify(row) === JSON.stringify(rows[i]) ? [] : [i]));
    expect(damaged).toHaveLength(1);
    expect(damaged[0]).toBeGreaterThan(0);
    expect(damaged[0]).toBeLessThan(whole.length - 1);
  });

  test('damages the same row in each response', () => {
    expect(sendIn('odd-row', url).json).toEqual(json);
  });
});

test('odd-row leaves what is no list of three rows', () => {
  for (const url of [`${FITBIT}/1/user/-/profile.json`, `${GOOGLE}/settings`])
    expect(sendIn('odd-row', url).json).toEqual(sendIn('normal', url).json);
});

describe.each([
  ['Fitbit', FITBIT_SLEEP],
  ['Google', GOOGLE_SLEEP],
])('the sleep of %s', (_name, url) => {
  const whole = sendIn('normal', url).json;

  test('shuffled: everything is there, in reverse order, each stretch twice', () => {
    const { json } = sendIn('shuffled', url);
    expect(rowsOf(json)).toHaveLength(rowsOf(whole).length);
    expect(stretchesOf(json)).toEqual([...stretchesOf(whole)].reverse().flatMap((each) => [each, each]));
  });

  test('hole: one stretch of each sleep is missing', () => {
    const before = stretchesOf(whole);
    const after = stretchesOf(sendIn('hole', url).json);
    expect(after.length).toBeLessThan(before.length);
    expect(before.length - after.length).toBeLessThanOrEqual(rowsOf(whole).length);
    expect(before.map(String)).toEqual(expect.arrayContaining(after.map(String)));
  });

  test('untyped-sleep: no type, and classic words alone', () => {
    const { json, response } = sendIn('untyped-sleep', url);
    const words = stretchesOf(json).map(([, word]) => word?.toLowerCase());
    expect(words).toHaveLength(stretchesOf(whole).length);
    expect(words).toEqual(expect.arrayContaining(['asleep', 'restless']));
    expect(response.body).not.toMatch(/"(type|level)":"(stages|classic|light|deep|rem)"/i);
    expect(response.body).not.toMatch(/"(light|deep|rem)":/i);
  });
});

test('other-day: daily sums are those of the day before', () => {
  const whole = rowsOf(sendIn('normal', GOOGLE_SUMS, WEEK).json);
  const rows = rowsOf(sendIn('other-day', GOOGLE_SUMS, WEEK).json);
  const dates = (list: Row[]) =>
    list.map(({ civilStartTime }) => `${civilStartTime?.date.month}-${civilStartTime?.date.day}`);
  expect(dates(whole)).toEqual(['7-4', '7-3', '7-2', '7-1', '6-30', '6-29', '6-28']);
  expect(dates(rows)).toEqual(['7-3', '7-2', '7-1', '6-30', '6-29', '6-28', '6-27']);
  expect(rows.map(({ steps }) => steps)).toEqual(whole.map(({ steps }) => steps));
});

test('extra-day: daily sums reach one day farther than requested', () => {
  const whole = rowsOf(sendIn('normal', GOOGLE_SUMS, WEEK).json);
  const rows = rowsOf(sendIn('extra-day', GOOGLE_SUMS, WEEK).json);
  expect(rows).toHaveLength(whole.length + 1);
  expect(rows.slice(1)).toEqual(whole);
});

test.each([
  ['a list', GOOGLE_SLEEP, undefined],
  ['daily sums', GOOGLE_SUMS, WEEK],
])('empty-page: %s begin with an empty page, and the next has all', (_name, url, body) => {
  expect(sendIn('empty-page', url, body).json).toEqual({ nextPageToken: 'next' });
  const next = body
    ? sendIn('empty-page', url, { ...body, pageToken: 'next' })
    : sendIn('empty-page', `${url}?pageToken=next`);
  expect(next.json).toEqual(sendIn('normal', url, body).json);
});

test.each([
  ['a list', GOOGLE_SLEEP, undefined],
  ['daily sums', GOOGLE_SUMS, WEEK],
])('page-2: %s have their newer half, and the next page fails', (_name, url, body) => {
  const whole = rowsOf(sendIn('normal', url, body).json);
  const { json } = sendIn('page-2', url, body);
  expect(json.nextPageToken).toBe('next');
  expect(rowsOf(json)).toEqual(whole.slice(0, Math.ceil(whole.length / 2)));
  const next = body
    ? sendIn('page-2', url, { ...body, pageToken: 'next' })
    : sendIn('page-2', `${url}?pageToken=next`);
  expect(readGoogleError(next.response).slice(0, 2)).toEqual([500, 'INTERNAL']);
});

test('page-2: a later page of Fitbit fails by its offset', () => {
  const list = `${FITBIT}/1.2/user/-/sleep/list.json?beforeDate=2026-07-15&sort=desc&limit=5&offset=`;
  expect(sendIn('page-2', `${list}0`).response.status).toBe(200);
  expect(sendIn('page-2', `${list}5`).response.status).toBe(500);
});
