import { findNewerRegExps } from '../../../simulator/realm/regexp-literals';

const LOOK_BEHIND =
  'a look-behind in a regular expression is of ES2018: an iPhone with an iOS before 16.4 refuses the whole script';
const NAMED_GROUP =
  'a named group in a regular expression is of ES2018: an iPhone with an iOS before 11.3 refuses the whole script';
const DOT_ALL =
  'the flag s in a regular expression is of ES2018: an iPhone with an iOS before 11.3 refuses the whole script';

test.each([
  ['var a = /(?<=b)c/;', [LOOK_BEHIND]],
  ['var a = x.split(/(?<!b)c/g);', [LOOK_BEHIND]],
  ['return /(?<year>\\d+)-\\k<year>/', [NAMED_GROUP]],
  ['f(/a.b/gs, /[/](?<=x)/)', [DOT_ALL, LOOK_BEHIND]],
  ['x = { a: 1 / /a/s }', [DOT_ALL]],
])('%s is reported', (source, warnings) => {
  expect(findNewerRegExps(source)).toEqual(warnings);
});

test.each([
  "var a = '/(?<=b)/s';",
  '// /(?<=b)/s',
  '/* /(?<x>b)/s */ 1',
  '`/(?<=b)/s`',
  'var a = /[(?<=b]/;',
  'var a = /\\(?<=b/;',
  'var a = /[\\](?<=b]/;',
  'var a = /\\[(?:a)(?=b)(?!c)/g;',
  'var a = b /s; var c = b / 2 /s;',
  'this does not parse /(?<=b)/',
])('%s is not', (source) => {
  expect(findNewerRegExps(source)).toEqual([]);
});
