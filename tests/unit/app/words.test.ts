import { ago, span } from '../../../app/age';
import { count, duration } from '../../../app/figures';
import { dateLine, hourOf, timeOfDay } from '../../../app/time-of-day';

jest.mock('i18n', () => jest.requireActual('./english'), { virtual: true });

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

test.each([
  [-5 * MINUTE, 'Just now'],
  [0, 'Just now'],
  [2 * MINUTE - 1, 'Just now'],
  [2 * MINUTE, '2 min ago'],
  [HOUR - 1, '59 min ago'],
  [HOUR, '1 h ago'],
  [DAY - 1, '23 h ago'],
  [DAY, 'Yesterday'],
  [2 * DAY - 1, 'Yesterday'],
  [2 * DAY, '2 days ago'],
  [30 * DAY, '30 days ago'],
])('%i seconds ago is "%s"', (seconds, words) => {
  expect(ago(seconds)).toBe(words);
});

test.each([
  [-1, '0 min'],
  [46 * MINUTE, '46 min'],
  [9 * HOUR + 59 * MINUTE, '9 h'],
  [DAY, '1 day'],
  [3 * DAY, '3 days'],
])('a span of %i seconds is "%s"', (seconds, words) => {
  expect(span(seconds)).toBe(words);
});

test.each([
  [0, '0m'],
  [25, '25m'],
  [60, '1h 00'],
  [416, '6h 56'],
  [608, '10h 08'],
  [undefined, '—'],
])('%p minutes last "%s"', (minutes, words) => {
  expect(duration(minutes)).toBe(words);
});

test.each([
  [undefined, '—'],
  [null, '—'],
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [8412, '8,412'],
  [24005, '24,005'],
  [123456, '123,456'],
])('%p counts as "%s"', (n, words) => {
  expect(count(n)).toBe(words);
});

test.each([
  [0, '00:00', '12:00'],
  [9 * 60 + 5, '09:05', '9:05'],
  [12 * 60, '12:00', '12:00'],
  [23 * 60 + 41, '23:41', '11:41'],
  [undefined, '—', '—'],
])('minute %p of the day is %s or %s', (minute, long, short) => {
  expect(timeOfDay(minute, { twelveHourClock: false })).toBe(long);
  expect(timeOfDay(minute, { twelveHourClock: true })).toBe(short);
});

test('hours stand alone on home', () => {
  const both = (minute: number) =>
    [false, true].map((twelveHourClock) => hourOf(minute, { twelveHourClock }));
  expect([both(14 * 60 + 42), both(30), both(12 * 60)]).toEqual([
    ['14', '2'],
    ['00', '12'],
    ['12', '12'],
  ]);
});

test('the date is in capitals', () => {
  expect(dateLine(new Date(2026, 6, 14))).toBe('TUE 14 JUL');
  expect(dateLine(new Date(2025, 4, 28))).toBe('WED 28 MAY');
});
