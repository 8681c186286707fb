import { DAY_MS, HOUR_MS, MINUTE_MS, parseDuration } from '../../../simulator/world/duration';

test.each([
  ['90m', 90 * MINUTE_MS],
  ['1h30m', HOUR_MS + 30 * MINUTE_MS],
  ['0.5s', 500],
  ['200ms', 200],
  ['36500d', 36_500 * DAY_MS],
])('%s is %d ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each(['', '5', 'm', '5 m', '-5m', '36501d', `${'9'.repeat(309)}d`])('%p is no duration', (text) =>
  expect(parseDuration(text)).toBeUndefined(),
);
