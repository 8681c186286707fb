import { openRealm } from './open-realm';

const open = () => {
  const warnings: string[] = [];
  const realm = openRealm({ heapBytes: 64 * 1024, onWarning: (text) => warnings.push(text) });
  return { ...realm, warnings };
};

test.each([
  [
    'an array that grows',
    '(function (a) { for (var i = 0; i < 200000; i++) a.push(i); return a.length; })([])',
    200000,
  ],
  [
    'several items at once',
    '(function (a) { for (var i = 0; i < 30000; i += 2) a.push(i, i); return a.length; })([])',
    30000,
  ],
  ['a joined array', '[].concat(new Array(9000), new Array(9000)).length', 18000],
  ['a split text', 'new Array(20001).join("a").split("").length', 20000],
  ['a joined text', 'new Array(70001).join("a").length', 70000],
  ['a text in parts', 'new Array(40001).join("a").concat(new Array(40001).join("a")).length', 80000],
  ['parsed JSON', 'JSON.parse("\\"" + new Array(70001).join("a") + "\\"").length', 70000],
  ['a typed array', 'new Uint32Array(20000).length', 20000],
  ['a buffer', 'new ArrayBuffer(65537).byteLength', 65537],
])('%s larger than the heap of a watch is one warning', (_what, expression, value) => {
  const { evaluate, warnings, errors } = open();
  expect(evaluate(expression)).toBe(value);
  expect(evaluate(expression)).toBe(value);
  expect(errors).toEqual([]);
  expect(warnings.length).toBeLessThanOrEqual(3);
  expect(warnings[0]).toMatch(/memory: .*64 KB/);
  expect(new Set(warnings).size).toBe(warnings.length);
});

test.each([
  ['[].push(1, 2)', 2],
  ['[].push()', 0],
  ['[].push.length + [].push.name', '1push'],
  ['(function (o) { [].push.call(o, 7); return o.length + o[0]; })({ length: 0 })', 8],
  ['(function (a) { a.length = 3; return a.push(1) + a.length; })([])', 8],
  [
    '(function () { try { Object.freeze([]).push(1); } catch (e) { return e instanceof TypeError; } })()',
    true,
  ],
  ['["a", "b"].join() + "a-b".split("-").length + [1].concat([2], 3).length', 'a,b23'],
  ['JSON.parse("[1]", function (key, value) { return key === "0" ? 2 : value; })[0]', 2],
  ['new Uint8Array([1, 2]) instanceof Uint8Array && Uint8Array.BYTES_PER_ELEMENT', 1],
  ['new Uint8Array(new ArrayBuffer(8), 2, 4).length + Uint8Array.length', 7],
  ['ArrayBuffer.isView(new Float32Array(1))', true],
  ['(function () { try { Uint8Array(1); } catch (e) { return e instanceof TypeError; } })()', true],
  ['Object.keys([].concat([1])).join()', '0'],
])('what is small is as ever: %s', (expression, value) => {
  const { evaluate, warnings } = open();
  expect(evaluate(expression)).toBe(value);
  expect(warnings).toEqual([]);
});
