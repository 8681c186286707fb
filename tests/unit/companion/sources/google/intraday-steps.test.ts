import { intradaySteps } from '../../../../../companion/sources/google/intraday-steps';
import { quarterHourSums } from '../../../../../companion/sources/google/request';
import { Calendar, parseIsoDate } from '../../../../../simulator/persona/calendar';

const vienna = new Calendar('Europe/Vienna');
const zone = (time: number) => vienna.offsetMinutes(time) * 60_000;

const day = (text: string) => parseIsoDate(text) ?? 0;

/** The steps of windows that begin at these times, in UTC. */
function read(date: string, steps: Record<string, string | undefined>): (number | null)[] {
  const rollupDataPoints = Object.entries(steps).map(([startTime, countSum]) => ({
    startTime,
    steps: countSum === undefined ? undefined : { countSum },
  }));
  const record = intradaySteps(zone, day(date))({ rollupDataPoints: rollupDataPoints.reverse() });
  expect(record.date).toBe(day(date));
  expect(record.quarterHours).toHaveLength(96);
  return record.quarterHours;
}

/** Up to the last that is known. */
function withoutTrailingGaps(quarters: (number | null)[]): (number | null)[] {
  const known = quarters.map((one) => one !== null);
  return quarters.slice(0, known.lastIndexOf(true) + 1);
}

it('a day without windows is unknown', () => {
  expect(withoutTrailingGaps(read('2026-07-14', {}))).toEqual([]);
  expect(withoutTrailingGaps(intradaySteps(zone, day('2026-07-14'))({}).quarterHours)).toEqual([]);
});

it('a quarter that is left out before the last had no steps; what comes after is unknown', () => {
  const quarters = read('2026-07-14', {
    '2026-07-13T22:15:00Z': '40',
    '2026-07-13T23:00:00Z': '12',
    '2026-07-13T23:15:00Z': '0',
    '2026-07-13T23:30:00Z': undefined,
  });
  expect(withoutTrailingGaps(quarters)).toEqual([0, 40, 0, 0, 12]);
});

it('an hour that occurs twice is counted once, with the sum of both', () => {
  const quarters = read('2026-10-25', {
    '2026-10-25T00:00:00Z': '5',
    '2026-10-25T01:00:00Z': '7',
    '2026-10-25T22:45:00Z': '1',
  });
  expect(quarters[8]).toBe(12);
  expect(quarters[95]).toBe(1);
  expect(quarters).not.toContain(null);
});

it('an hour that is left out by the clock is unknown', () => {
  const quarters = read('2026-03-29', { '2026-03-29T00:45:00Z': '5', '2026-03-29T01:00:00Z': '7' });
  expect(withoutTrailingGaps(quarters)).toEqual([0, 0, 0, 0, 0, 0, 0, 5, null, null, null, null, 7]);
});

it('what is of another day is left alone', () => {
  const quarters = read('2026-07-14', {
    '2026-07-13T21:45:00Z': '100',
    '2026-07-14T21:45:00Z': '3',
    '2026-07-14T22:00:00Z': '100',
    '9999-07-14T22:00:00Z': '100',
  });
  expect(quarters.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(3);
});

it('a day that begins at one o’clock has nothing before it', () => {
  const havana = new Calendar('America/Havana');
  const offset = (time: number) => havana.offsetMinutes(time) * 60_000;
  // Midnight was left out.
  const { quarterHours } = intradaySteps(
    offset,
    day('2026-03-08'),
  )({
    rollupDataPoints: [
      { startTime: '2026-03-08T05:15:00Z', steps: { countSum: '9' } },
      { startTime: '2026-03-08T04:45:00Z', steps: { countSum: '100' } },
    ],
  });
  expect(withoutTrailingGaps(quarterHours)).toEqual([null, null, null, null, 0, 9]);
  expect(Object.keys(quarterHours)).toHaveLength(96);
});

it.each([
  ['2026-07-14', '2026-07-13T22:00:00.000Z', '2026-07-14T22:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
])('requests %s from midnight to midnight', (date, startTime, endTime) => {
  const { body = '' } = quarterHourSums('steps')(day(date), 1, zone);
  expect(JSON.parse(body)).toEqual({ range: { startTime, endTime }, windowSize: '900s' });
});

describe('a window between good ones', () => {
  const window = (startTime: unknown, countSum: unknown) => ({ startTime, steps: { countSum } });
  const first = window('2026-07-13T22:15:00Z', '40');
  const last = window('2026-07-13T23:00:00Z', '12');
  const quarters = (odd: unknown) =>
    withoutTrailingGaps(
      intradaySteps(zone, day('2026-07-14'))({ rollupDataPoints: [first, odd, last] }).quarterHours,
    );

  it.each(['NaN', '-7', '123456789', {}, 'x'])('with the sum %j is unknown, and no other is', (countSum) => {
    expect(quarters(window('2026-07-13T22:30:00Z', countSum))).toEqual([0, 40, null, 0, 12]);
  });

  it.each([window('soon', '7'), window(undefined, '7'), 'x', null, {}])(
    'that does not say when it was leaves all unknown that it may be: %j',
    (odd) => {
      expect(quarters(odd)).toEqual([null, 40, null, null, 12]);
    },
  );

  it('without a sum had no steps', () => {
    expect(quarters({ startTime: '2026-07-13T22:30:00Z', steps: {} })).toEqual([0, 40, 0, 0, 12]);
    expect(quarters({ startTime: '2026-07-13T22:30:00Z' })).toEqual([0, 40, 0, 0, 12]);
  });
});
