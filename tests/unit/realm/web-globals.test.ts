import { openRealm } from './open-realm';

const opened = openRealm({ profile: 'companion' });
/** The value as JSON, or the error with its name. */
const show = (expression: string): unknown =>
  opened.evaluate(
    `(function () { try { return JSON.stringify(${expression}); } catch (e) { return (e instanceof Error) + ' ' + e.name; } })()`,
  );

test.each([
  ['btoa("a:b\\xff")', '"YTpi/w=="'],
  ['atob(" YTpi/w ")', '"a:bÿ"'],
  ['btoa("€")', 'true InvalidCharacterError'],
  ['atob("*")', 'true InvalidCharacterError'],
  ['atob()', 'true TypeError'],
])('%s', (expression, result) => {
  expect(show(expression)).toBe(result);
});

const PARAMS: [expression: string, result: unknown][] = [
  ['new URLSearchParams("?a=1&b=%20x+y&a=2&%ff").toString()', 'a=1&b=+x+y&a=2&%EF%BF%BD='],
  ['new URLSearchParams({ a: 1, "ü&": null }).toString()', 'a=1&%C3%BC%26=null'],
  ['new URLSearchParams([["a", "b"], new Set("cd")]).toString()', 'a=b&c=d'],
  ['new URLSearchParams(new URLSearchParams("a=b")).toString()', 'a=b'],
  ['new URLSearchParams().toString()', ''],
  ['new URLSearchParams(null).toString()', 'null='],
  [
    'with_("a=1&b=2&a=3", (p) => [p.get("a"), p.getAll("a"), p.get("c"), p.has("b")])',
    ['1', ['1', '3'], null, true],
  ],
  [
    'with_("a=1&b=2&a=3", (p) => { p.set("a", 4); p.append("c", "d e"); p.delete("b"); return String(p); })',
    'a=4&c=d+e',
  ],
  ['with_("b=1&a=2&b=0", (p) => { p.sort(); return String(p); })', 'a=2&b=1&b=0'],
  [
    'with_("a=1&b=2", (p) => [Array.from(p), Array.from(p.keys()), Array.from(p.values()), Array.from(p.entries())])',
    [
      [
        ['a', '1'],
        ['b', '2'],
      ],
      ['a', 'b'],
      ['1', '2'],
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
  ],
  [
    'with_("a=1&b=2", (p) => { const seen = []; p.forEach(function (v, k, all) { seen.push(k + v + this.x + (all === p)); }, { x: 0 }); return seen; })',
    ['a10true', 'b20true'],
  ],
  ['Object.prototype.toString.call(new URLSearchParams())', '[object URLSearchParams]'],
];
test.each(PARAMS)('%s', (expression, result) => {
  const helper = '((text, work) => work(new URLSearchParams(text)))';
  expect(JSON.parse(String(show(expression.replace('with_', helper))))).toEqual(result);
});

test.each(['new URLSearchParams([["a"]])', 'URLSearchParams("a")', 'new URLSearchParams("a").forEach(1)'])(
  '%s throws a TypeError of the realm',
  (expression) => {
    expect(show(expression)).toBe('true TypeError');
  },
);

test('what a browser’s console has besides writes or does nothing, with a warning on a phone', () => {
  const warnings: string[] = [];
  const onWarning = (text: string): void => void warnings.push(text);
  const phone = openRealm({ profile: 'companion', onWarning });
  phone.evaluate('[console.debug("a", 1), console.table([1]), console.time("x")]');
  expect(phone.lines).toEqual(['log: a 1', 'log: [1]']);
  expect(warnings).toEqual([
    'console.debug is not in the SDK, so a phone may lack it; here it writes as console.log does',
    'console.table is not in the SDK, so a phone may lack it; here it writes as console.log does',
    'console.time is not in the SDK, so a phone may lack it; here it does nothing',
  ]);
  const page = openRealm({ profile: 'settings', onWarning });
  page.evaluate('console.debug("b")');
  expect(page.lines).toEqual(['log: b']);
  expect(warnings).toHaveLength(3);
});

test('the watch has none of it', () => {
  const names = ['atob', 'btoa', 'URLSearchParams', 'console.debug'];
  const watch = openRealm({ profile: 'device' });
  expect(names.map((name) => watch.evaluate(`typeof ${name}`))).toEqual(Array(4).fill('undefined'));
});

test.each([
  ['companion', ['performance.now', 'queueMicrotask']],
  ['settings', []],
] as const)('a %s has queueMicrotask and performance.now', (profile, names) => {
  const warnings: string[] = [];
  const { realm, lines, errors, clock, evaluate } = openRealm({
    profile,
    onWarning: (text) => warnings.push(text),
  });
  clock.runUntil(clock.now() + 250);
  expect(evaluate('typeof queueMicrotask + performance.now()')).toBe('function250');
  realm.load(
    `queueMicrotask(function () { console.log('second', arguments.length); throw new Error('lost'); }); console.log('first');
    try { queueMicrotask(1); } catch (e) { console.log(e.name); }`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual(['log: first', 'log: TypeError', 'log: second 0']);
  expect(errors.map(({ text }) => text)).toEqual(['Unhandled promise rejection: Error: lost']);
  expect(warnings).toEqual(
    names.map((name) => `${name} is not in the SDK: it works here, a phone may lack it`),
  );
});
