import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createSignedInClient, FitbitTestClient, readFitbitError } from './fitbit-test-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;
const personal = () => new FitbitTestClient('mara', 'PRS123');

describe('a day by the minute', () => {
  const { body, get } = createSignedInClient(personal());
  const intraday = (resource: string, date: string, detail: string) =>
    body(`/1/user/-/activities/${resource}/date/${date}/1d/${detail}.json`);
  const rows = (resource: string, date: string, detail: string): { time: string; value: number }[] =>
    intraday(resource, date, detail)[`activities-${resource}-intraday`].dataset;
  const sum = (list: { value: number }[]) => list.reduce((total, { value }) => total + value, 0);

  test.each([
    ['1min', 1440, 1],
    ['5min', 288, 5],
    ['15min', 96, 15],
  ])('has at %s %d values that add up to the day', (detail, count, interval) => {
    const response = intraday('steps', '2026-07-13', detail);
    const { dataset, datasetInterval, datasetType } = response['activities-steps-intraday'];
    expect(dataset).toHaveLength(count);
    expect([datasetInterval, datasetType]).toEqual([interval, 'minute']);
    expect(sum(dataset)).toBe(mara.minutes(today - 1).totalUntil('steps', 1440));
    expect(response['activities-steps']).toEqual([{ dateTime: '2026-07-13', value: String(sum(dataset)) }]);
    expect(dataset[1].time).toBe(`00:${String(interval).padStart(2, '0')}:00`);
  });

  test('ends today at the last quarter of an hour', () => {
    expect(rows('steps', 'today', '15min').at(-1)?.time).toBe('14:15:00');
    expect(sum(rows('steps', 'today', '15min'))).toBe(mara.minutes(today).totalUntil('steps', 14 * 60 + 30));
  });

  test.each([
    ['2025-10-26', 96, 'has the hour that comes twice once'],
    ['2026-03-29', 92, 'lacks the hour that is left out'],
  ])('%s, %d quarters, %s', (date, count) => {
    const quarters = rows('steps', date, '15min');
    expect(quarters).toHaveLength(count);
    expect(new Set(quarters.map(({ time }) => time)).size).toBe(count);
    const day = mara.minutes(parseIsoDate(date) ?? 0);
    expect(sum(quarters)).toBe(day.totalUntil('steps', day.count));
  });

  test('has calories with level and metabolic equivalents', () => {
    const run = Array.from({ length: 30 }, (_, i) => today - 1 - i).find(
      (day) => mara.minutes(day).workouts.length > 0,
    );
    const minutes = intraday('calories', formatIsoDate(run ?? 0), '1min')['activities-calories-intraday']
      .dataset;
    const [workout] = mara.minutes(run ?? 0).workouts;
    expect(minutes[180]).toMatchObject({ level: 0, mets: 10 });
    expect(minutes[(workout?.from ?? 0) + 10]).toMatchObject({ level: 3 });
    expect(minutes[(workout?.from ?? 0) + 10].mets).toBeGreaterThan(60);
  });

  test.each([
    'steps/date/today/1d/2min',
    'steps/date/today/1d/constructor',
    'heart/date/today/1d/constructor',
    'karma/date/today/1d/1min',
    'steps/date/x/1d/1min',
  ])('rejects %s', (path) => {
    expect(readFitbitError(get(`/1/user/-/activities/${path}.json`))).toEqual([400, 'validation']);
  });

  test('has the heart rate while the watch was worn, but none on some days with a workout', () => {
    const days = Array.from({ length: 60 }, (_, i) => today - 1 - i);
    const responses = days.map((day) => ({
      day,
      intraday: body(`/1/user/-/activities/heart/date/${formatIsoDate(day)}/1d/1min.json`)[
        'activities-heart-intraday'
      ],
    }));
    const missing = responses.filter(({ intraday }) => !intraday).map(({ day }) => day);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.filter((day) => mara.minutes(day).workouts.length === 0)).toEqual([]);
    for (const { day, intraday } of responses.filter(({ intraday }) => intraday).slice(0, 10)) {
      const worn = mara.minutes(day).heartRate.filter((rate) => rate > 0).length;
      expect(intraday.dataset).toHaveLength(worn);
    }
  });
});

describe('active zone minutes', () => {
  const { body } = createSignedInClient(personal());
  const month: { dateTime: string; value: Record<string, number> }[] = body(
    '/1/user/-/activities/active-zone-minutes/date/2026-07-14/30d.json',
  )['activities-active-zone-minutes'];

  test('have no empty days and zones', () => {
    const days = new Map(month.map(({ dateTime, value }) => [dateTime, value]));
    for (let day = today - 29; day < today; day++) {
      const minutes = mara.minutes(day);
      const zones = (['fatBurn', 'cardio', 'peak'] as const)
        .map((zone) => [`${zone}ActiveZoneMinutes`, minutes.totalUntil(zone, minutes.count)] as const)
        .filter(([, value]) => value > 0);
      const total = zones.reduce((sum, [, value]) => sum + value, 0);
      const expected = zones.length ? { activeZoneMinutes: total, ...Object.fromEntries(zones) } : undefined;
      expect(days.get(formatIsoDate(day))).toEqual(expected);
    }
    expect(month.some(({ value }) => !('peakActiveZoneMinutes' in value))).toBe(true);
  });

  test('by the minute add up to the day', () => {
    const [first] = month;
    const path = `/1/user/-/activities/active-zone-minutes/date/${first?.dateTime}/1d/1min.json`;
    const [day] = body(path)['activities-active-zone-minutes-intraday'];
    const sum = day.minutes.reduce(
      (total: number, { value }: { value: Record<string, number> }) => total + (value.activeZoneMinutes ?? 0),
      0,
    );
    expect(sum).toBe(first?.value.activeZoneMinutes);
    expect(day.minutes[0].minute).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:00$/);
  });
});
