import './mock-watch-language';
import { formatAgo } from '../../../app/format-age';
import {
  formatDuration,
  formatOrdinal,
  formatSignedTenths,
  formatTenths,
  formatWhole,
} from '../../../app/format-number';
import { formatDate, formatHour, formatMoment, formatTimeOfDay } from '../../../app/format-time';
import { DAY_S, HOUR_S, MINUTE_S } from '../../../common/time';
import { getMessage, messages } from './messages';
import { mockWatch as watch } from './mock-watch-language';

beforeEach(() => {
  watch.language = 'en-US';
  watch.clockDisplay = '24h';
});

test.each([
  [-5 * MINUTE_S, 'just now'],
  [0, 'just now'],
  [2 * MINUTE_S - 1, 'just now'],
  [2 * MINUTE_S, '2 min ago'],
  [HOUR_S - 1, '59 min ago'],
  [HOUR_S, '1 h ago'],
  [DAY_S - 1, '23 h ago'],
  [DAY_S, 'yesterday'],
  [2 * DAY_S - 1, 'yesterday'],
  [2 * DAY_S, '2 days ago'],
  [30 * DAY_S, '30 days ago'],
])('%i seconds ago is "%s"', (seconds, words) => {
  expect(formatAgo(seconds)).toBe(words);
});

test.each([
  ['de-DE', 'gerade eben', 'vor 9 Std.', 'gestern', 'vor 3 Tagen'],
  ['es-ES', 'ahora mismo', 'hace 9 h', 'ayer', 'hace 3 días'],
])('in %s the time before now is "%s", "%s", "%s", "%s"', (language, ...words) => {
  watch.language = language;
  expect([0, 9 * HOUR_S, DAY_S, 3 * DAY_S].map(formatAgo)).toEqual(words);
});

test.each([
  [0, '0m'],
  [25, '25m'],
  [60, '1h 00'],
  [416, '6h 56'],
  [608, '10h 08'],
  [1440, '24h 00'],
  [1441, '—'],
  [null, '—'],
  [undefined, '—'],
])('%p minutes last "%s"', (minutes, words) => {
  expect(formatDuration(minutes)).toBe(words);
});

test.each([
  [undefined, '—'],
  [null, '—'],
  [Number.NaN, '—'],
  [1_000_000, '—'],
  [-1_000_000, '—'],
  [0, '0'],
  [47.5, '48'],
  [999, '999'],
  [1000, '1,000'],
  [24005, '24,005'],
  [123456, '123,456'],
])('%p is written "%s"', (n, words) => {
  expect(formatWhole(n)).toBe(words);
});

test.each([
  [undefined, '—'],
  [null, '—'],
  [Number.NaN, '—'],
  [1_000_000, '—'],
  [0, '0.0'],
  [7, '0.7'],
  [724, '72.4'],
])('%p tenths are written "%s"', (n, words) => {
  expect(formatTenths(n)).toBe(words);
});

test.each([
  [undefined, '—'],
  [null, '—'],
  [Number.NaN, '—'],
  [0, '0.0'],
  [9, '+0.9'],
  [-4, '−0.4'],
  [-124, '−12.4'],
])('a difference of %p tenths is written "%s"', (n, words) => {
  expect(formatSignedTenths(n)).toBe(words);
});

test.each([
  [undefined, '—'],
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [10, '10th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [22, '22nd'],
  [99, '99th'],
  // Larger ones have no ending, for want of room.
  [101, '101'],
  [112, '112'],
  [1000, '1,000'],
])('place %p is "%s"', (place, words) => {
  expect(formatOrdinal(place)).toBe(words);
});

test.each([
  [0, '00:00', '12:00'],
  [9 * 60 + 5, '09:05', '9:05'],
  [12 * 60, '12:00', '12:00'],
  [23 * 60 + 41, '23:41', '11:41'],
  [undefined, '—', '—'],
])('minute %p of the day is %s or %s', (minute, long, short) => {
  expect(formatTimeOfDay(minute)).toBe(long);
  watch.clockDisplay = '12h';
  expect(formatTimeOfDay(minute)).toBe(short);
});

test('hours are without minutes on home', () => {
  const both = (minute: number) =>
    ['24h', '12h'].map((clockDisplay) => {
      watch.clockDisplay = clockDisplay;
      return formatHour(minute);
    });
  expect([both(14 * 60 + 42), both(30), both(12 * 60)]).toEqual([
    ['14', '2'],
    ['00', '12'],
    ['12', '12'],
  ]);
});

test('a moment is shown as its time of day', () => {
  const moment = new Date(2026, 6, 14, 14, 55).getTime() / 1000;
  expect(formatMoment(moment)).toBe('14:55');
  expect(formatMoment(undefined)).toBe('—');
});

describe('the date', () => {
  test.each([
    ['en-US', 'TUE JUL 14', 'WED MAY 28'],
    ['en-us', 'TUE JUL 14', 'WED MAY 28'],
    ['en-GB', 'TUE 14 JUL', 'WED 28 MAY'],
    ['de-DE', 'DI 14. JUL', 'MI 28. MAI'],
    ['es-ES', 'MAR 14 JUL', 'MIÉ 28 MAY'],
    ['sv-SE', 'TUE 14 JUL', 'WED 28 MAY'],
  ])('in %s is in capitals and in the order of the place', (language, july, may) => {
    watch.language = language;
    expect([formatDate(new Date(2026, 6, 14)), formatDate(new Date(2025, 4, 28))]).toEqual([july, may]);
  });
});

test.each([...messages.keys()])('in %s every number that indexes words has one', (language) => {
  const numbered = { day: 7, month: 12, stages: 4, classic: 3, battery: 4 };
  const ids = Object.entries(numbered).flatMap(([name, many]) =>
    Array.from({ length: many }, (_, i) => `${name}.${i}`),
  );
  const words = [...ids, 'ordinal.1', 'ordinal.2', 'ordinal.3'].map((id) => getMessage(language, id));
  expect(words.filter((word) => word.trim() === '')).toEqual([]);
});

describe('figures', () => {
  test.each([
    ['en-US', '24,412', '72.4', '1st', '2nd'],
    ['de-DE', '24.412', '72,4', '1.', '2.'],
    ['fr-FR', '24\u00a0412', '72,4', '1er', '2e'],
    ['es-ES', '24.412', '72,4', '1.º', '2.º'],
    ['it-IT', '24.412', '72,4', '1º', '2º'],
  ])('in %s', (language, steps, weight, ...places) => {
    watch.language = language;
    expect([formatWhole(24412), formatTenths(724), formatOrdinal(1), formatOrdinal(2)]).toEqual([
      steps,
      weight,
      ...places,
    ]);
  });
});
