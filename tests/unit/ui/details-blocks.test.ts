import { splitCode } from '../../../simulator/ui/details-blocks';

const valuesIn = (text: string): string[] =>
  splitCode(text)
    .pieces.filter(({ isValue }) => isValue)
    .map((piece) => piece.text);

test('numbers, true, false and null are highlighted, and what is within texts is not', () => {
  const value = { a: -1.5e-7, b: [1, 2, true, [null, false]], c: '1, 2', d: 'true', e: { f: 3 } };
  const found = ['-1.5e-7', '1', '2', 'true', 'null', 'false', '3'];
  expect(valuesIn(JSON.stringify(value, null, 2))).toEqual(found);
  const { pieces, more } = splitCode(JSON.stringify(value, null, 2));
  expect(pieces.map(({ text }) => text).join('')).toBe(JSON.stringify(value, null, 2));
  expect(more).toBe(0);
});

test.each([' ', '\n', ',', ':', '1', '[1', ', 1 ', ':1 '])('%j again and again takes no time', (piece) => {
  const text = piece.repeat(3_000_000 / piece.length);
  for (const each of [text, `:${text}x`]) {
    const start = performance.now();
    splitCode(each);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

test('a long text is cut, and how much follows is known', () => {
  const { pieces, more } = splitCode('x'.repeat(100_007));
  expect(pieces.map(({ text }) => text.length)).toEqual([100_000]);
  expect(more).toBe(7);
});
