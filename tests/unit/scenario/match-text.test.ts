import { COUNT_FIELDS, toCountRange } from '../../../simulator/scenario/count-range';
import { MATCH_FIELDS, readPlainMatch, toMatch } from '../../../simulator/scenario/match-text';
import { record } from '../../../simulator/scenario/readers';
import { parseYaml } from '../../../simulator/scenario/yaml-value';
import { formatDuration, parseDuration } from '../../../simulator/world/duration';

const readFields = record(MATCH_FIELDS);
const readCounts = record(COUNT_FIELDS);

test.each([
  ['a', ['a'], ['ab', 'A', '']],
  ['7', ['7'], ['7.0']],
  ['1.50', ['1.50'], ['1.5']],
  ['/^a\\d$/i', ['a1', 'A2'], ['a', 'ba1']],
  // With the flag g, a pattern remembers its place.
  ['/a/g', ['a', 'a', 'ba'], ['b']],
  ['/a', ['/a'], ['a']],
])('%s in one word', (text, matching, others) => {
  const match = readPlainMatch(parseYaml('a.yaml', text));
  expect(matching.map((each) => match.matches(each))).toEqual(matching.map(() => true));
  expect(others.map((each) => match.matches(each))).toEqual(others.map(() => false));
});

test.each([
  ['{ equals: /a/ }', ['/a/'], ['a']],
  ['{ contains: b }', ['abc', 'b'], ['ac']],
  ['{ matches: /b$/ }', ['ab'], ['ba']],
])('%s as a map', (text, matching, others) => {
  const value = parseYaml('a.yaml', text);
  const match = toMatch(readFields(value), value);
  expect(matching.every((each) => match?.matches(each))).toBe(true);
  expect(others.some((each) => match?.matches(each))).toBe(false);
});

test('a pattern that backtracks without end fails after a second, and at once the next time', () => {
  const match = readPlainMatch(parseYaml('a.yaml', '/(a+)+$/'));
  const text = `${'a'.repeat(50)}b`;
  expect(match.matches('aaa')).toBe(true);
  expect(() => match.matches(text)).toThrow('the pattern takes longer than 1 s');
  const start = performance.now();
  expect(() => match.matches(`${text}b`)).toThrow('the pattern takes longer than 1 s');
  expect(performance.now() - start).toBeLessThan(500);
  expect(match.matches('aaa')).toBe(true);
});

test('many sets of characters take no time before they are used, and a mistake is named then', () => {
  const sets = '\\p{L}'.repeat(98);
  const compile = jest.spyOn(globalThis, 'RegExp');
  const matches = [`/[${sets}]/u`, `/[${sets}]/iu`, `/(${sets}/u`].map((text) =>
    readPlainMatch(parseYaml('a.yaml', text)),
  );
  expect(compile).not.toHaveBeenCalled();
  compile.mockRestore();
  expect(matches[0]?.matches('é')).toBe(true);
  expect(() => matches[2]?.matches('é')).toThrow(
    /^a.yaml:1:1: Invalid regular expression: .*Unterminated group$/,
  );
});

test.each([
  ['{}', 'at least 1 file', [0], [1, 9]],
  ['{ count: 0 }', '0 files', [1], [0]],
  ['{ count: 1 }', '1 file', [0, 2], [1]],
  ['{ at-least: 11 }', 'at least 11 files', [10], [11]],
  ['{ at-most: 2 }', 'at most 2 files', [3], [0, 2]],
  ['{ at-least: 2, at-most: 4 }', '2 to 4 files', [1, 5], [2, 4]],
])('how often: %s', (text, words, outside, inside) => {
  const value = parseYaml('a.yaml', text);
  const range = toCountRange(readCounts(value), value);
  expect(range.count('file')).toBe(words);
  expect(outside.some((count) => range.includes(count))).toBe(false);
  expect(inside.every((count) => range.includes(count))).toBe(true);
});

test.each(['0s', '1h30m', '2d4s', '1m200ms'])('the duration %s is written as it was read', (text) => {
  expect(formatDuration(parseDuration(text) ?? Number.NaN)).toBe(text);
});
