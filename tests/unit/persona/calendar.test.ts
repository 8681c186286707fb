import { Calendar, formatIsoDate, parseIsoDate, weekdayOf } from '../../../simulator/persona/calendar';
import { HOUR_MS } from '../../../simulator/world/duration';

const vienna = new Calendar('Europe/Vienna');
const day = (text: string): number => parseIsoDate(text) ?? Number.NaN;

test('reads dates, and refuses other texts', () => {
  expect(formatIsoDate(day('2024-02-29'))).toBe('2024-02-29');
  for (const text of ['2023-02-29', '2023-2-9', '2023-13-01', 'today', ''])
    expect(parseIsoDate(text)).toBeUndefined();
});

test('knows the day of the week', () => {
  expect(weekdayOf(day('2026-07-14'))).toBe(1);
  expect(weekdayOf(day('1969-12-28'))).toBe(6);
});

test('finds the instant of a wall clock time, in winter and summer', () => {
  expect(vienna.toInstant(day('2026-01-05'), 7 * 60)).toBe(Date.UTC(2026, 0, 5, 6));
  expect(vienna.toInstant(day('2026-07-14'), -19)).toBe(Date.UTC(2026, 6, 13, 21, 41));
});

test('a day lasts 23 hours in spring and 25 in autumn', () => {
  const hours = (text: string) =>
    (vienna.toInstant(day(text) + 1, 0) - vienna.toInstant(day(text), 0)) / HOUR_MS;
  expect(hours('2026-03-29')).toBe(23);
  expect(hours('2026-10-25')).toBe(25);
  expect(hours('2026-07-14')).toBe(24);
});

test('formats the wall clock and the day of an instant', () => {
  const t = Date.UTC(2026, 6, 13, 22, 30, 30);
  expect(vienna.formatWallTime(t)).toBe('2026-07-14T00:30:30.000');
  expect(formatIsoDate(vienna.dayOf(t))).toBe('2026-07-14');
});

test('refuses a zone that does not exist', () => {
  expect(() => new Calendar('Mars/Olympus')).toThrow('Mars/Olympus is no time zone');
});
