import { findNewerSyntax } from '../../../simulator/realm/es5-syntax';

test.each([
  ['"use strict";var a={get b(){return 1},default:2,"c":[1,,2]};a.default;return a.catch'],
  ['(function(){for(var k in {})if(/x/gi.test(k))continue;exports.x=void 0}).call(this)'],
])('%s is ES5', (source) => {
  expect(findNewerSyntax(source)).toBeUndefined();
});

test.each([
  ['var before;\n', '2: brackets of more than 1000 levels', '('.repeat(100_000)],
  ['', '1:\\d+: it nests too deep', `var a = 1${'+1'.repeat(200_000)}`],
])('what nests too deep for the parser is not looked at', (before, problem, source) => {
  expect(findNewerSyntax(before + source)).toMatch(new RegExp(`^${problem}`));
});

test.each([
  'let a = 1',
  'x => x',
  'class A {}',
  '`text`',
  'async function f() {}',
  'f(...a)',
  'var {a} = b',
  '/x/u',
  'a?.b',
])('%s is not', (source) => {
  expect(findNewerSyntax(`var before;\n  ${source}`)).toMatch(/^2:\d+: \S/);
});
