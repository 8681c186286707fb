import { findNewerRegExps } from '../../../simulator/realm/regexp-literals';
import { openRealm } from './open-realm';

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

test.each(['companion', 'settings'] as const)(
  'a pattern that a %s puts together is reported, and works',
  (profile) => {
    const warnings: string[] = [];
    const { evaluate } = openRealm({ profile, onWarning: (text) => warnings.push(text) });
    const late = (what: string, iOS: string) =>
      `${what} in a regular expression is of ES2018: with an iOS before ${iOS} it is a SyntaxError`;
    expect(evaluate("new RegExp('(?<=a)b').test('ab')")).toBe(true);
    expect(evaluate("RegExp('a.b', 's').test('a\\nb')")).toBe(true);
    expect(evaluate("'2026'.match('(?<year>2)').groups.year")).toBe('2');
    expect(warnings).toEqual([
      late('a look-behind', '16.4'),
      late('the flag s', '11.3'),
      late('a named group', '11.3'),
    ]);
  },
);

test('other patterns of a phone are as the engine makes them', () => {
  const warnings: string[] = [];
  const { evaluate, errors } = openRealm({
    profile: 'companion',
    onWarning: (text) => warnings.push(text),
  });
  expect(
    evaluate('/a/ instanceof RegExp && /a/.constructor === RegExp && RegExp(/a/) instanceof RegExp'),
  ).toBe(true);
  expect(evaluate('(function (a) { return RegExp(a) === a && new RegExp(a) !== a; })(/a/)')).toBe(true);
  expect(
    evaluate(
      "new (class Own extends RegExp {})('b').exec('abc').index + 'a1b2'.split(new RegExp('\\\\d')).join()",
    ),
  ).toBe('1a,b,');
  evaluate("new RegExp('(')");
  expect(errors.map(({ text }) => text)).toEqual([expect.stringContaining('Invalid regular expression')]);
  expect(warnings).toEqual([]);
});
