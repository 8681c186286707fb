import { DATE_TEXT_METHODS, formatDateText } from '../../../simulator/realm/date-text';

const TIMES = [Date.UTC(2026, 6, 14, 22, 30, 5), Date.UTC(2026, 0, 1), Number.NaN];
const OPTIONS: Record<string, unknown>[] = [
  {},
  { hour: '2-digit', minute: '2-digit' },
  { day: 'numeric', month: 'short' },
  { weekday: 'long' },
  { era: 'short' },
  { hour12: false },
  { timeZoneName: 'short' },
  { dateStyle: 'medium' },
  { month: undefined, fractionalSecondDigits: 2 },
  { dayPeriod: 'long' },
  { hour: null },
  { hour: 'often' },
  { timeStyle: 'short' },
  { timeZone: 'UTC' },
  { day: { toString: () => 'numeric' } },
];

function textOrError(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return String(error);
  }
}

test.each(DATE_TEXT_METHODS)('%s is that of the engine, for all fields, also the second time', (method) => {
  for (const locale of ['de-DE', 'en-US', ['fr', 'it'], 'no language!', undefined]) {
    for (const given of OPTIONS) {
      const options = { timeZone: 'Asia/Kolkata', ...given };
      for (const time of [...TIMES, ...TIMES]) {
        const date = new Date(time);
        expect(textOrError(() => formatDateText(method, date, locale, options))).toBe(
          textOrError(() => date[method](locale as string, options)),
        );
      }
    }
  }
  expect(() => formatDateText(method, {} as Date, 'de', {})).toThrow(TypeError);
});
