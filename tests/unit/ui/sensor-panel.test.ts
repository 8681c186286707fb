import { parseReading } from '../../../simulator/ui/sensor-panel';

test.each([
  ['8,412', 8_412],
  ['12.345', 12_345],
  [' 1’000 ', 1_000],
  ['72', 72],
  ['72,5', undefined],
  ['12.5', undefined],
  ['-5', undefined],
  ['1e9', undefined],
  ['', undefined],
])('a reading is a whole number, in groups of three or not: %j', (text, value) => {
  expect(parseReading(text)).toBe(value);
});
