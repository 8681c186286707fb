import { openRealm } from './open-realm';

test.each([
  ['an expression', '6 * 7', '42'],
  ['a text, without quotes', '"a" + 1', 'a1'],
  ['an object, as JSON', '({ a: [1, null] })', '{"a":[1,null]}'],
  ['a statement', 'var b = 2; if (b) b + 1; else 0', '3'],
  ['nothing', '', 'undefined'],
  ['an error that is a value', 'new TypeError("no")', 'TypeError: no'],
])('%s', (_what, source, text) => {
  const { realm, errors } = openRealm();
  expect(realm.evaluate(source)).toEqual({ text });
  expect(errors).toEqual([]);
});

test.each([
  ['what is thrown', 'null.x', /^TypeError: .*null/],
  ['syntax', 'var = 1', /^SyntaxError: /],
  ['any value', 'throw "plain"', /^plain$/],
  ['import()', 'import("node:fs").then(console.log)', /^SyntaxError: .*import\(\) is not supported/],
  ['a toJSON that throws', '({ toJSON: function () { throw 1 } })', undefined],
])('an error is a text: %s', (_what, source, error) => {
  const { realm, errors } = openRealm();
  const result = realm.evaluate(source);
  if (error) expect(result).toEqual({ error: expect.stringMatching(error) });
  else expect(result).toEqual({ text: '[object Object]' });
  expect(errors).toEqual([]);
});

test('the scope is global and stays', () => {
  const { realm, evaluate } = openRealm();
  realm.evaluate('var kept = 1');
  expect(realm.evaluate('kept + 1')).toEqual({ text: '2' });
  expect(evaluate('kept')).toBe(1);
});

test('promise jobs and timers run as the app’s own, with a place for their errors', () => {
  const { realm, clock, lines, errors } = openRealm();
  realm.evaluate('Promise.resolve(1).then(function (x) { console.log("job", x) })');
  expect(lines).toEqual(['log: job 1']);
  realm.evaluate('setTimeout(function later() { null.x }, 10)');
  clock.runUntil(clock.now() + 20);
  expect(errors).toEqual([
    { text: expect.stringContaining('TypeError'), stack: expect.stringContaining('later (repl:1:') },
  ]);
});

test('nothing runs in a realm that has ended', () => {
  const { realm, lines } = openRealm();
  realm.dispose();
  expect(realm.evaluate('console.log(1)')).toBeUndefined();
  expect(lines).toEqual([]);
});

test('a console line has the place of its call', () => {
  const places: (string | undefined)[] = [];
  const { realm } = openRealm({ onConsole: (_level, _text, stack) => places.push(stack) });
  realm.load('function say() {\n  console.log(1);\n}\nsay();', 'app/index.js', () => undefined);
  expect(places).toEqual(['    at say (app/index.js:2:11)\n    at app/index.js:4:1']);
});
