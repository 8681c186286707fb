import { findNewerSyntax } from '../../../simulator/realm/es5-syntax';

test.each([
  ['"use strict";var a={get b(){return 1},default:2,"c":[1,,2]};a.default;return a.catch'],
  ['(function(){for(var k in {})if(/x/gi.test(k))continue;exports.x=void 0}).call(this)'],
])('%s is ES5', (source) => {
  expect(findNewerSyntax(source)).toBeUndefined();
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
