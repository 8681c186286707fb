import { parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createSignedInClient, FitbitTestClient, readFitbitError } from './fitbit-test-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;
const days = Array.from({ length: 30 }, (_, i) => today - 29 + i);

describe('heart rate', () => {
  const series = (path: string) =>
    createSignedInClient().body(`/1/user/-/activities/heart/date/${path}.json`)['activities-heart'];
  const dates = (path: string) => series(path).map((day: { dateTime: string }) => day.dateTime);

  test('has a period that ends on the date, or a range', () => {
    expect(dates('2026-07-14/1d')).toEqual(['2026-07-14']);
    expect(dates('today/7d')).toEqual(dates('2026-07-08/2026-07-14'));
    expect(dates('2026-07-14/1w')).toHaveLength(7);
    expect(dates('2026-07-14/1m')).toEqual(dates('2026-07-14/30d'));
  });

  test('has no future days', () => {
    expect(dates('2026-07-13/2026-07-16')).toEqual(['2026-07-13', '2026-07-14']);
  });

  test('has minutes of the zones while the watch was worn', () => {
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
    const { body } = createSignedInClient(new FitbitTestClient('idle'));
    const [{ value }] = body('/1/user/-/activities/heart/date/2026-07-13/1d.json')['activities-heart'];
    expect(value.restingHeartRate).toBeUndefined();
    expect(Object.keys(value.heartRateZones[0]).sort()).toEqual(['max', 'min', 'name']);
  });

  test.each(['2026-07-14/3d', '2026-07-14/3m', 'yesterday/1d', '2026-07-14/2026-07-13'])(
    'rejects %s',
    (path) => {
      expect(
        readFitbitError(createSignedInClient().get(`/1/user/-/activities/heart/date/${path}.json`)),
      ).toEqual([400, 'validation']);
    },
  );
});

test('the resting heart rates of the series are those of the days', () => {
  const { body } = createSignedInClient();
  const series: { dateTime: string; value: { restingHeartRate?: number } }[] = body(
    '/1/user/-/activities/heart/date/today/30d.json',
  )['activities-heart'];
  expect(series.map(({ value }) => value.restingHeartRate)).toEqual(
    days.map((day) => mara.restingHeartRate(day)),
  );
  for (const { dateTime, value } of series.slice(-10)) {
    const { summary } = body(`/1/user/-/activities/date/${dateTime}.json`);
    expect(summary.restingHeartRate).toBe(value.restingHeartRate);
  }
});
