import { JsonLines, LineTooLongError } from '../../../simulator/process/json-lines';

test('lines arrive in pieces', () => {
  const lines = new JsonLines(100);
  expect(lines.read('{"a":')).toEqual([]);
  expect(lines.read('1}\n[2')).toEqual([{ a: 1 }]);
  expect(lines.read(']\n"three"\n')).toEqual([[2], 'three']);
});

test('a line that is too long is refused before it ends', () => {
  const lines = new JsonLines(10);
  expect(lines.read('"12345"\n"123')).toEqual(['12345']);
  expect(() => lines.read('4567890')).toThrow(LineTooLongError);
});

test('what is no JSON is refused', () => {
  expect(() => new JsonLines(100).read('{]\n')).toThrow(SyntaxError);
});

test('a line with more values than any message has is refused before it is parsed', () => {
  const parse = jest.spyOn(JSON, 'parse');
  for (const item of ['{},', '[],', '{"a":1},'])
    expect(() => new JsonLines(2 ** 26).read(`[${item.repeat(600_000)}1]\n`)).toThrow(LineTooLongError);
  expect(() => new JsonLines(2 ** 26).read(`[${'1,'.repeat(5_000_000)}1]\n`)).toThrow(LineTooLongError);
  expect(parse).not.toHaveBeenCalled();
  parse.mockRestore();
});

test('brackets and commas inside strings do not count', () => {
  const text = '"{[,\\'.repeat(1_000_000);
  expect(new JsonLines(2 ** 26).read(`${JSON.stringify([text, '', text])}\n`)).toEqual([[text, '', text]]);
});
