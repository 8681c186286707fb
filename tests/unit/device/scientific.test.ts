import { createTinyWatch } from './tiny-watch';

const PRELUDE = `
  var s = require('scientific'), LinearFilter = require('scientific/signal').LinearFilter;
  function f() { return new Float32Array([].slice.call(arguments)); }
  function show(v) { return v instanceof Float32Array ? '[' + [].join.call(v, ' ') + ']' : String(v); }
`;

/** What NumPy and SciPy return. */
const ROWS: readonly [call: string, result: string][] = [
  ['s.sum(f(1, 2, 3.5))', '6.5'],
  ['s.mean(f(1, 2, 3))', '2'],
  ['s.variance(f(1, 2, 3, 4))', '1.25'],
  ['s.std(f(2, 4, 4, 4, 5, 5, 7, 9))', '2'],
  ['s.min(f(3, 1, 2))', '1'],
  ['s.max(f(3, 1, 2))', '3'],
  ['s.argmin(f(3, 1, 1))', '1'],
  ['s.argmax(f(3, 9, 9))', '1'],
  ['s.abs(f(-1, 2))', '[1 2]'],
  ['s.sqrt(f(4, 9))', '[2 3]'],
  ['s.square(f(-3, 2))', '[9 4]'],
  ['s.diff(f(1, 4, 9))', '[3 5]'],
  ['s.diff(f(1))', '[]'],
  ['s.diff(f())', '[]'],
  ['s.cumsum(f(1, 2, 3))', '[1 3 6]'],
  ['s.clip(f(1, 5, 9), 2, 6)', '[2 5 6]'],
  ['s.clip(f(1, 5, 9), undefined, 6)', '[1 5 6]'],
  ['s.clip(f(1))', 'TypeError'],
  ['s.add(f(1, 2), f(3, 4))', '[4 6]'],
  ['s.sub(10, f(3, 4))', '[7 6]'],
  ['s.mul(f(1, 2), 2)', '[2 4]'],
  ['s.div(f(1, 2), f(2, 8))', '[0.5 0.25]'],
  ['s.add(f(1), f(1, 2))', 'RangeError'],
  ['s.add(1, 2)', 'TypeError'],
  ['s.sum([1, 2])', 'TypeError'],
  ['s.min(f())', 'RangeError'],
  ['s.range(3)', '[0 1 2]'],
  ['s.range(2, 5)', '[2 3 4]'],
  ['s.range(5, 0, -2)', '[5 3 1]'],
  ['s.range(0, 1, 0)', 'RangeError'],
  ['s.range(1e9)', 'RangeError'],
  ['s.stride(f(0, 1, 2, 3, 4), 2)', '[0 2 4]'],
  ['new LinearFilter(f(0.25, 0.25, 0.25, 0.25), f(1)).update(f(4, 4, 4, 4, 4))', '[1 2 3 4 4]'],
  ['new LinearFilter(f(0.5), f(1, -0.5)).update(f(1, 1, 1))', '[0.5 0.75 0.875]'],
  ['new LinearFilter(f(1), f(2)).update(f(4))', '[2]'],
  ['new LinearFilter(f(1, 1), f(1), f(7)).update(f(1, 1))', '[8 2]'],
  [
    '(function () { var l = new LinearFilter(f(1, 2), f(1)); l.update(f(1)); l.update(f(3)); return l.z; })()',
    '[6]',
  ],
  ['new LinearFilter(f(1), f(0))', 'RangeError'],
  ['new LinearFilter(f(1, 1), f(1), f(7, 7))', 'RangeError'],
  ['new LinearFilter([1], [1])', 'TypeError'],
  ['(function () { var x = f(-1); s.abs(x); s.cumsum(x); return x; })()', '[-1]'],
];

test('scientific computes as NumPy and SciPy do', () => {
  const calls = ROWS.map(
    ([call]) => `try { console.log(show(${call})); } catch (e) { console.log(e.constructor.name); }`,
  );
  const tiny = createTinyWatch(`${PRELUDE} ${calls.join('\n')}`);
  tiny.watch.launch();
  expect(tiny.errors()).toEqual([]);
  expect(ROWS.map(([call], i) => [call, tiny.log()[i]])).toEqual(ROWS);
});
