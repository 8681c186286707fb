import { openRealm, START } from './open-realm';

test('timers run on the virtual clock, in order, with their arguments', () => {
  const { realm, lines, clock } = openRealm();
  realm.load(
    `var ticks = 0;
     setTimeout(function (a, b) { console.log('late', a, b, Date.now()); }, 50, 'x', 2);
     setTimeout(function () { console.log('soon'); }, 20);
     var never = setTimeout(function () { console.log('never'); }, 30);
     clearTimeout(never); clearTimeout(undefined); clearTimeout(12345);
     var id = setInterval(function () { console.log('tick'); if (++ticks === 2) clearInterval(id); }, 20);`,
    'a.js',
    () => undefined,
  );
  clock.runUntil(START + 1000);
  expect(lines).toEqual(['log: soon', 'log: tick', 'log: tick', `log: late x 2 ${START + 50}`]);
});

test('a timer of 0 lets time go on', () => {
  const { realm, clock, evaluate } = openRealm();
  realm.load(
    'n = 0; (function again() { n++; setTimeout(again, 0); })(); setInterval(again2, -5); function again2() {}',
    'a.js',
    () => undefined,
  );
  clock.runUntil(START + 100);
  expect(evaluate('n')).toBe(101);
});

test('a timer without a function is an error on a watch', () => {
  const { errors, evaluate } = openRealm();
  evaluate('setTimeout(undefined, 10)');
  evaluate('requestAnimationFrame()');
  expect(errors.map(({ text }) => text)).toEqual([
    'Unhandled exception: TypeError: setTimeout needs a function and got undefined: is it a call, setTimeout(f()), instead of a function, setTimeout(f)?',
    expect.stringContaining('requestAnimationFrame needs a function and got undefined'),
  ]);
});

test.each(['companion', 'settings'] as const)('in a %s it does nothing, with a warning', (profile) => {
  const warnings: string[] = [];
  const { realm, lines, errors, clock, evaluate } = openRealm({
    profile,
    onWarning: (text) => warnings.push(text),
  });
  expect(
    evaluate('[setTimeout(undefined, 10), setInterval("x()", 10), setTimeout(null), setTimeout({})].join()'),
  ).toBe('1,2,3,4');
  realm.load(
    'setTimeout(function () { console.log("goes on"); }, 20); clearInterval(2);',
    'a.js',
    () => undefined,
  );
  clock.runUntil(START + 100);
  expect(lines).toEqual(['log: goes on']);
  expect(errors).toEqual([]);
  expect(warnings).toEqual([
    expect.stringContaining('setTimeout needs a function and got undefined'),
    'setInterval: a text is not run as code here; it needs a function',
    expect.stringContaining('setTimeout needs a function and got null'),
    expect.stringContaining('setTimeout needs a function and got an object'),
  ]);
});

test('a frame comes at the next thirtieth of a second, once for all requests', () => {
  const { realm, lines, clock } = openRealm();
  clock.runUntil(START + 5);
  realm.load(
    `requestAnimationFrame(function (t) { console.log('a', Date.now() - ${START}, t);
       requestAnimationFrame(function () { console.log('next', Date.now() - ${START}); }); });
     requestAnimationFrame(function () { console.log('b', Date.now() - ${START}); });
     cancelAnimationFrame(requestAnimationFrame(function () { console.log('never'); }));`,
    'a.js',
    () => undefined,
  );
  clock.runUntil(START + 500);
  expect(lines).toEqual(['log: a 34 34', 'log: b 34', 'log: next 67']);
});

test('Math.random repeats with the seed', () => {
  const first = openRealm().evaluate('[Math.random(), Math.random()]');
  const again = openRealm().evaluate('[Math.random(), Math.random()]');
  expect(first).toEqual(again);
  expect(openRealm().evaluate('(function (r) { return r >= 0 && r < 1; })(Math.random())')).toBe(true);
});

test('the console writes arguments in a line, objects as JSON', () => {
  const { realm, lines } = openRealm();
  realm.load(
    `var loop = {}; loop.loop = loop;
     console.log('a', 1, null, undefined, true, { a: [1, 'x'] }, new TypeError('no'), function named() {}, -0);
     console.warn(loop); console.error(new Date(0)); console.info(); console.trace('here');
     console.assert(1 === 1, 'fine'); console.assert(false, 'not fine', 3);`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual([
    'log: a 1 null undefined true {"a":[1,"x"]} TypeError: no function named -0',
    'warn: [object Object]',
    'error: "1970-01-01T00:00:00.000Z"',
    'info: ',
    'trace: here',
    'assert: Assertion failed not fine 3',
  ]);
});

test('a realm has 10,000 timers at once: the next one throws, and one that ended makes room', () => {
  const { realm, lines, clock } = openRealm();
  const set = (call: string) =>
    realm.load(
      `try { for (var i = 0; i < 20000; i++) ${call}; } catch (e) { console.log(i, e instanceof RangeError, e.message); }`,
      'a.js',
      () => undefined,
    );
  set('setTimeout(function () {}, 10)');
  set('setInterval(function () {}, 10)');
  set('requestAnimationFrame(function () {})');
  expect(lines).toEqual([
    'log: 10000 true more than 10000 timers are set',
    'log: 0 true more than 10000 timers are set',
    'log: 0 true more than 10000 timers are set',
  ]);
  clock.runUntil(START + 10);
  set('setInterval(function () {}, 10)');
  clock.runUntil(START + 30);
  expect(lines[3]).toBe('log: 10000 true more than 10000 timers are set');
});
