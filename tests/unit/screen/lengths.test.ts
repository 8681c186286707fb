import fc from 'fast-check';
import { formatNumber, parseLength, resolveLength } from '../../../simulator/screen/lengths';

const pixels = (text: string, whole = 336, end = 100): number | undefined => {
  const length = parseLength(text);
  return length && resolveLength(length, whole, end);
};

test.each([
  ['12', 12],
  ['-3.5px', -3.5],
  ['50%', 168],
  ['50%-10', 158],
  ['100%-2px', 334],
  ['25%+25%', 168],
  ['50% - 8', 160],
  ['$', 100],
  ['$+4', 104],
  ['$-10%', 66.4],
])('%s', (text, expected) => {
  expect(pixels(text)).toBeCloseTo(expected, 9);
});

test.each(['', 'auto', '12em', '50%10', '4+$', '--3', '1e3'])('%j is no length', (text) => {
  expect(parseLength(text)).toBeUndefined();
});

test('a length of parts and pixels is their sum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -400, max: 400 }), (percent, more) => {
      const text = `${percent}%${more < 0 ? more : `+${more}`}`;
      expect(pixels(text)).toBeCloseTo((336 * percent) / 100 + more, 6);
    }),
  );
});

test('numbers for markup are short and finite', () => {
  expect([1 / 3, -0.0001, 1e-9, Number.NaN, 12].map(formatNumber)).toEqual(['0.333', '0', '0', '0', '12']);
});
