import { openRealm, START } from './open-realm';

/** `async` functions as TypeScript writes them for the watch. */
const HELPERS = `
var __awaiter = function (thisArg, _arguments, P, generator) {
  return new P(function (resolve, reject) {
    function step(result) {
      if (result.done) resolve(result.value);
      else new P(function (r) { r(result.value); }).then(function (v) { next(v); }, reject);
    }
    function next(v) { try { step(generator.next(v)); } catch (e) { reject(e); } }
    next();
  });
};`;

test('promise jobs are done when run returns', () => {
  const { realm, lines } = openRealm();
  realm.load(
    `Promise.resolve(1).then(function (v) { console.log(v); return v + 1; }).then(console.log);
     console.log('first');`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual(['log: first', 'log: 1', 'log: 2']);
});

test('chains of awaits, lowered and native, end within the run', () => {
  const { realm, lines } = openRealm({ profile: 'companion' });
  realm.load(
    `${HELPERS}
     function steps(name) {
       return __awaiter(this, void 0, Promise, (function* () {
         for (var i = 0; i < 3; i++) console.log(name + (yield Promise.resolve(i)));
         return name;
       })());
     }
     async function native() { for (let i = 0; i < 2; i++) { await null; console.log('n' + i); } return 'n'; }
     Promise.all([steps('a'), native(), steps('b')]).then(function (all) { console.log(all.join()); });`,
    'a.js',
    () => undefined,
  );
  expect(lines.at(-1)).toBe('log: a,n,b');
  expect([...lines].sort()).toEqual([
    'log: a,n,b',
    'log: a0',
    'log: a1',
    'log: a2',
    'log: b0',
    'log: b1',
    'log: b2',
    'log: n0',
    'log: n1',
  ]);
});

test.each([
  ['a script', `(async function () { await null; console.log('job'); })();`],
  ['a text', `Function("return a" + "sync function () { await null; console.log('job'); }")()();`],
  ['an evaluated text', `eval("(a" + "sync function () { await null; console.log('job'); })")();`],
])('an async function in %s needs no other promise', (_, source) => {
  const { realm, lines } = openRealm();
  realm.load(source, 'a.js', () => undefined);
  expect(lines).toEqual(['log: job']);
});

test('a thenable is followed in the same run', () => {
  const { realm, lines } = openRealm();
  realm.load(
    `Promise.resolve({ then: function (resolve) { resolve('thenable'); } }).then(console.log);`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual(['log: thenable']);
});

test('a promise settled from outside wakes who waits for it, at once', () => {
  const { realm, lines } = openRealm();
  const good = realm.createPromise();
  const bad = realm.createPromise();
  Object.assign(realm.globals, { good: good.promise, bad: bad.promise });
  realm.load(
    `good.then(function (v) { console.log('got ' + v); });
     bad.then(null, function (e) { console.log(e.message, e instanceof RangeError); });`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual([]);
  good.resolve(7);
  expect(lines).toEqual(['log: got 7']);
  bad.reject(new RangeError('too far'));
  expect(lines).toEqual(['log: got 7', 'log: too far true']);
});

test('a handler that is a function of the host runs in the same run', () => {
  const { realm, evaluate } = openRealm();
  const seen: unknown[] = [];
  realm.globals.note = (value: unknown) => seen.push(value);
  evaluate('Promise.resolve(5).then(note)');
  expect(seen).toEqual([5]);
});

test('a run within a run leaves the jobs to the outer one', () => {
  const { realm, lines } = openRealm();
  const target = realm.createEventTarget();
  Object.assign(realm.globals, {
    target: target.target,
    tell: realm.createFunction(() => target.dispatch('news'), 'tell'),
  });
  realm.load(
    `target.addEventListener('news', function () {
       console.log('event');
       Promise.resolve().then(function () { console.log('job'); });
     });
     tell();
     console.log('after');
     Promise.resolve().then(function () { tell(); console.log('in a job'); });`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual(['event', 'after', 'job', 'event', 'in a job', 'job'].map((text) => `log: ${text}`));
});

test('an app dispatches events of its own on any event target', () => {
  const { realm, lines } = openRealm();
  Object.assign(realm.globals, { target: realm.createEventTarget().target });
  realm.load(
    `target.addEventListener('news', function (event) { console.log(event.type, event.text, event.target === target); });
     target.onother = function (event) { event.preventDefault(); };
     console.log(target.dispatchEvent({ type: 'news', text: 'a' }), target.dispatchEvent({ type: 'other' }));
     try { target.dispatchEvent('news'); } catch (error) { console.log(error.message); }`,
    'a.js',
    () => undefined,
  );
  expect(lines).toEqual(['news a true', 'true false', 'not an event'].map((text) => `log: ${text}`));
});

test('an error is reported with its place in the bundle and no path of this computer', () => {
  const { realm, errors, clock } = openRealm();
  const load = () =>
    realm.load(
      `setTimeout(function late() { null.x; }, 10); throw new TypeError('early');`,
      'app/index.js',
      () => undefined,
    );
  expect(realm.run(load)).toBeUndefined();
  clock.runUntil(START + 10);
  expect(errors.map(({ text }) => text)).toEqual([
    'Unhandled exception: TypeError: early',
    "Unhandled exception: TypeError: Cannot read properties of null (reading 'x')",
  ]);
  expect(errors[0]?.stack).toMatch(/^ {4}at .*\(?app\/index\.js:1:52\)?$/);
  expect(errors[1]?.stack).toBe('    at late (app/index.js:1:35)');
});

test('an unhandled rejection is reported once, a handled one is not', () => {
  const { realm, errors } = openRealm();
  realm.load(
    `Promise.reject(new Error('alone'));
     Promise.reject('a text');
     new Promise(function () { throw new Error('in the executor'); });
     Promise.resolve().then(function () { throw { code: 7 }; });
     Promise.reject(new Error('heard')).catch(function () {});
     Promise.all([Promise.reject(new Error('of all')), 1]).then(function () {});
     new Promise(function (resolve) { resolve(Promise.reject(new Error('handed on'))); }).catch(function () {});`,
    'a.js',
    () => undefined,
  );
  expect(errors.map(({ text }) => text).sort()).toEqual([
    'Unhandled promise rejection: Error: alone',
    'Unhandled promise rejection: Error: in the executor',
    'Unhandled promise rejection: Error: of all',
    'Unhandled promise rejection: a text',
    'Unhandled promise rejection: {"code":7}',
  ]);
});

/** Things that throw when somebody looks at them. */
const UNREADABLE = {
  'a revoked Proxy': '(function () { var r = Proxy.revocable({}, {}); r.revoke(); return r.proxy; })()',
  'a revoked Proxy of a function':
    '(function () { var r = Proxy.revocable(function () {}, {}); r.revoke(); return r.proxy; })()',
  'a function named by a symbol': 'Object.defineProperty(function () {}, "name", { value: Symbol("x") })',
  'a function whose name throws': 'Object.defineProperty(function () {}, "name", { get() { throw 1; } })',
  'an object whose tag throws': '({ toJSON() { throw 1; }, get [Symbol.toStringTag]() { throw 2; } })',
  'an error whose stack throws': 'Object.defineProperty(new Error("x"), "stack", { get() { throw 1; } })',
  'an error whose message throws': 'Object.defineProperty(new Error("x"), "message", { get() { throw 1; } })',
};

test.each(Object.entries(UNREADABLE))('%s can be thrown, rejected and logged', (_name, value) => {
  const { realm, lines, errors, clock } = openRealm({ profile: 'companion' });
  realm.load(
    `var value = ${value}; setTimeout(() => { throw value; }, 1); setTimeout(() => Promise.reject(value), 2);
     setTimeout(() => { console.log(value); console.log('after'); }, 3);`,
    'a.js',
    () => undefined,
  );
  clock.runUntil(START + 10);
  const kinds = errors.map(({ text }) => text.replace(/function|\[object \w+\]|Error: x/, 'value'));
  expect(kinds).toEqual(['Unhandled exception: value', 'Unhandled promise rejection: value']);
  expect(lines).toEqual([expect.any(String), 'log: after']);
});

test('a script that does not parse is reported with its line', () => {
  const { realm, errors } = openRealm();
  realm.load('var a = 1;\nvar b = ;', 'app/index.js', () => undefined);
  expect(errors).toEqual([
    { text: "Unhandled exception: SyntaxError: Unexpected token ';'", stack: '    at app/index.js:2' },
  ]);
});

test('scripts require modules and each other; what is thrown in there reaches who required', () => {
  const { realm, lines } = openRealm();
  const require = (id: string): unknown => {
    if (id === 'clock') return realm.createModule({ granularity: 'off' });
    if (id === './lazy.js')
      return realm.load('exports.name = module.exports === exports && "lazy";', id, require);
    if (id === './broken.js') return realm.load('throw new RangeError("broken");', id, require);
    throw new Error(`Cannot find module '${id}'`);
  };
  realm.load(
    `"use strict";
     var clock = require('clock');
     console.log(clock.default.granularity, clock.granularity, clock.__esModule, require('./lazy.js').name);
     try { require('./broken.js'); } catch (e) { console.log(e instanceof RangeError, e.message); }
     try { require('weather'); } catch (e) { console.log(e instanceof Error, e.message); }`,
    'app/index.js',
    require,
  );
  expect(lines).toEqual([
    'log: off off true lazy',
    'log: true broken',
    "log: true Cannot find module 'weather'",
  ]);
});

test('a script required in the middle of other code leaves the waiting jobs alone', () => {
  const { realm, lines } = openRealm();
  const require = (id: string): unknown => realm.load('console.log("lazy");', id, require);
  realm.load(
    `Promise.resolve().then(function () { console.log('job'); });
     require('./lazy.js');
     console.log('after');`,
    'app/index.js',
    require,
  );
  expect(lines).toEqual(['log: lazy', 'log: after', 'log: job']);
});

test('a script that runs again is another: own variables, own realm, the same places in its errors', () => {
  const source = 'var n = (n || 0) + 1; console.log(n, this === exports);\nnull.x;';
  for (const { realm, lines, errors } of [openRealm(), openRealm({ profile: 'companion' })]) {
    for (let i = 0; i < 2; i++) realm.load(source, 'app/index.js', () => undefined);
    const place = '    at Object.<anonymous> (app/index.js:2:6)';
    expect(lines).toEqual(['log: 1 true', 'log: 1 true']);
    expect(errors.map(({ stack }) => stack)).toEqual([place, place]);
  }
});

test('a script cannot close the function that wraps it', () => {
  const { realm, lines, errors } = openRealm();
  realm.load('}); console.log("outside"); (function () {', 'app/index.js', () => undefined);
  expect(lines).toEqual([]);
  expect(errors.map(({ text }) => text)).toEqual(["Unhandled exception: SyntaxError: Unexpected token '}'"]);
});

test('after dispose nothing runs: no timer, no event, no promise job, and no call of the code that still runs', () => {
  const { realm, lines, errors, clock } = openRealm();
  const target = realm.createEventTarget();
  const waiting = realm.createPromise();
  Object.assign(realm.globals, {
    target: target.target,
    waiting: waiting.promise,
    dispose: () => realm.dispose(),
  });
  realm.load(
    `var say = function (text) { return function () { console.log(text); }; };
     setInterval(say('timer'), 10); requestAnimationFrame(say('frame'));
     target.onnews = say('event'); waiting.then(say('promise'));
     dispose(); Promise.resolve().then(say('job')); try { console.log('one'); } catch (e) { console.log('two'); } console.log('three');`,
    'a.js',
    () => undefined,
  );
  target.dispatch('news');
  waiting.resolve(1);
  clock.runUntil(START + 1000);
  expect(realm.run(() => 1)).toBeUndefined();
  expect(lines).toEqual([]);
  expect(errors).toEqual([]);
});

test('a promise that settles when all others have runs its jobs, and is reported without a handler', () => {
  const { realm, lines, errors, clock } = openRealm();
  realm.load(
    `var keep, lose;
     new Promise(function (resolve) { keep = resolve; }).then(function (v) { console.log(v); });
     Promise.resolve(1).then(function () { console.log('settled'); });
     setTimeout(function () { keep('late'); new Promise(function (_, reject) { lose = reject; }); }, 1000);
     setTimeout(function () { console.log('no promise here'); }, 1500);
     setTimeout(function () { lose(new Error('lost')); }, 2000);`,
    'a.js',
    () => undefined,
  );
  clock.runUntil(START + 3000);
  expect(lines).toEqual(['log: settled', 'log: late', 'log: no promise here']);
  expect(errors.map(({ text }) => text)).toEqual(['Unhandled promise rejection: Error: lost']);
});
