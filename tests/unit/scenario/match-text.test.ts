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
