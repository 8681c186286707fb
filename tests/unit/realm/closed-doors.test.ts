import { isForeign } from '../../../simulator/realm/foreign-objects';
import type { Realm, RealmProfile } from '../../../simulator/realm/realm';
import { findForeignObjects } from './find-foreign-objects';
import { openRealm } from './open-realm';

/** A realm with host functions of the kinds that platform modules have. */
function openRealmWithHost(profile: RealmProfile) {
  const opened = openRealm({ profile });
  const { realm } = opened;
  const leaks: string[] = [];
  const objectPrototype = (realm.globals.Object as ObjectConstructor).prototype;
  const events = realm.createEventTarget();
  Object.assign(realm.globals, {
    host: realm.createObject({
      toText: (value: unknown) => String(value),
      toJson: (value: unknown) => JSON.stringify(value),
      read: (value: { x: unknown }) => value.x,
      call: (work: (...args: unknown[]) => unknown) => work(1, 'two'),
      set: (value: Record<string, unknown>) => {
        value.x = 1;
      },
      fail: () => {
        throw new RangeError('of the host');
      },
      failOddly: () => {
        throw Object.assign(new Error('of the host'), { name: 'constructor' });
      },
      failWithDomException: () => atob('é'),
      leak: () => ({ of: 'the host' }),
      leakFunction: () => () => 0,
      makeObject: () => realm.createObject({ method: () => 0 }),
      later: () => {
        const { promise, reject } = realm.createPromise();
        reject(new Error('of the host'));
        return promise;
      },
      events: events.target,
    }),
    report: realm.createFunction((value: unknown) => {
      const found = findForeignObjects({ value }, objectPrototype);
      leaks.push(...found);
    }, 'report'),
  });
  return { ...opened, leaks, events, attack: (code: string) => attack(realm, code, opened, events) };
}

function attack(
  realm: Realm,
  code: string,
  { clock }: Pick<ReturnType<typeof openRealm>, 'clock'>,
  events: ReturnType<Realm['createEventTarget']>,
): void {
  realm.load(`${code}\nsetInterval(function () {}, 10);`, 'attack.js', () => undefined);
  events.dispatch('news', { data: 1 });
  clock.runUntil(clock.now() + 100);
}

/** Each tries to hand an object of the host to `report`. */
const ATTACKS: Record<string, string> = {
  'the global object': 'report(this); report(this.constructor); report(this.__proto__);',
  'the constructor of the global': 'report(Function("return this")().constructor);',
  'lengths of the methods of Date': `Object.getOwnPropertyNames(Date.prototype).forEach(function (name) {
    if (typeof Date.prototype[name] === "function") report(Date.prototype[name].length); });`,
  'Date() with a toString of its own':
    'Date.prototype.toString = function () { report(this); return ""; }; Date();',
  'an error of the host': 'try { host.fail(); } catch (e) { report(e); }',
  'an error of an odd name': 'try { host.failOddly(); } catch (e) { report(e); }',
  'an error that is not an Error': 'try { host.failWithDomException(); } catch (e) { report(e); }',
  'an object that the host returns by mistake': 'try { report(host.leak()); } catch (e) { report(e); }',
  'a function that the host returns by mistake':
    'try { report(host.leakFunction()); } catch (e) { report(e); }',
  'an error without a prototype, named as a constructor': `var e = new Error("x"); e.__proto__ = null; e.name = "constructor";
    try { host.toText({ toString: function () { throw e; } }); } catch (x) { report(x); }`,
  'an error without a prototype, named as a method': `var e = new Error("x"); e.__proto__ = null; e.name = "toString";
    try { host.toText({ toString: function () { throw e; } }); } catch (x) { report(x); }`,
  'a promise that the host rejects': 'host.later().catch(report);',
  'the stack of an error that changes between two looks': `var looks = 0; var e = new Error("x");
    Object.defineProperty(e, "stack", { get: function () { return looks++ === 0 ? "" : {
      split: function () { return { filter: function (work) { report(work); return []; } , 0: "" }; } }; } });
    throw e;`,
  'Error.prepareStackTrace': `Error.prepareStackTrace = function (e, sites) { report(sites); report(sites[0]); return ""; };
    try { null.x; } catch (e) { e.stack; } null.x;`,
  'another Error with prepareStackTrace': `var Own = function () {};
    Own.prepareStackTrace = function (e, sites) { report(sites); return ""; };
    var all = Function("return this")();
    try { Object.defineProperty(all, "Error", { value: Own }); } catch (e) {}
    try { delete all.Error; } catch (e) {}
    try { all.Error = Own; } catch (e) {}
    Error = Own; null.x;`,
  'the caller of a listener': `host.events.addEventListener("news", function f() { report(f.caller); report(arguments.callee.caller); });`,
  'the caller of a getter':
    'host.read({ get x() { return f(); } }); function f() { report(f.caller); report(f.arguments); }',
  'the caller of toString': 'host.toText({ toString: function f() { report(f.caller); return ""; } });',
  'what listeners get':
    'host.events.addEventListener("news", function (e) { report(e); report(this); report(arguments); });',
  'what timers get': 'setTimeout(function () { report(this); report(arguments); }, 1, 2);',
  'import()': 'var p = import("fs"); report(p); p.then(report, report);',
  'import() in eval': 'var p = eval("import(\'fs\')"); report(p); p.then(report, report);',
  'import() in Function': 'var p = Function("return import(\'fs\')")(); report(p); p.then(report, report);',
  'import() in an async function': `(async () => { try { await import("fs"); } catch (e) { report(e); } })();`,
  'import() by the constructor of async functions': `var A = (async () => {}).constructor; A("try { await import('fs') } catch (e) { report(e) }")();`,
  'import() by the constructor of generators': `var G = (function* () {}).constructor; G("yield import('fs')")().next().value.then(report, report);`,
  'import() by the parent of a constructor': `var F = Object.getPrototypeOf((function* () {}).constructor);
    F("return import('fs')")().then(report, report);`,
  toJSON:
    'host.toJson({ toJSON: function () { report(arguments); report(this); return { toJSON: report }; } });',
  'the stack’s brim': `
    function dive(depth) { try { dive(depth + 1); } catch (e) { report(e); }
      try { host.fail(); } catch (e) { if (e.constructor !== RangeError) report(e); } }
    function probe(n, work) { if (n > 0) { var a, b, c, d; return probe(n - 1, work); } work(); }
    var low = 0, high = 40000;
    while (high - low > 1) { var middle = (low + high) >> 1;
      try { probe(middle, function () {}); low = middle; } catch (e) { high = middle; } }
    for (var n = low - 150; n <= low; n++) {
      [host.fail, host.failOddly, host.makeObject, host.toText, Date, host.leak].forEach(function (work) {
        try { probe(n, work); } catch (e) { if (!(e instanceof Error)) report(e); } });
    }`,
};

/** The same with what came after ES5. */
const NEWER_ATTACKS: Record<string, string> = {
  'the symbols of an event': `host.events.onnews = (e) => Object.getOwnPropertySymbols(e).forEach((s) => report(e[s]));`,
  'instanceof Error': `Object.defineProperty(Error, Symbol.hasInstance, { value: (e) => { report(e); return true; } });
    try { host.fail(); } catch (e) { report(e); }`,
  'instanceof Function': `Object.defineProperty(Function, Symbol.hasInstance, { value: (f) => { report(f); return false; } });
    host.makeObject(); Promise.resolve(1).then(() => 2);`,
  'a proxy of a callback':
    'host.call(new Proxy(function () {}, { apply(target, self, args) { report(args); } }));',
  'a proxy of a timer’s callback':
    'setTimeout(new Proxy(function () {}, { apply(target, self, args) { report(args); } }), 1);',
  'a proxy of a listener':
    'host.events.onnews = new Proxy(function () {}, { apply(target, self, args) { report(args); } });',
  'a proxy of a getter': `host.read(Object.defineProperty({}, "x", {
    get: new Proxy(function () {}, { apply(target, self, args) { report(args); } }) }));`,
  'a revocable proxy': `host.call(Proxy.revocable(function () {}, { apply(t, s, args) { report(args); } }).proxy);`,
  'a proxy that the host writes to': `host.set(new Proxy({}, { defineProperty(t, key, d) { report(d); return true; },
    set(t, key, value, receiver) { report(value); report(receiver); return Reflect.set(t, key, value, receiver); } }));`,
  'a proxy behind a method of Array': `Array.prototype.push = new Proxy(() => {}, { apply(t, s, args) { report(args); report(s); } });
    Array.prototype.map = Array.prototype.push; host.call(() => {}); console.log(1, 2);`,
  'a handler that is a proxy': `host.call(new Proxy(function () {}, new Proxy({}, {
    get: (t, name) => (...args) => { report(args); args.forEach((a) => Array.isArray(a) && report(a)); } })));`,
  'a subclass of Promise': `class P extends Promise { constructor(work) { super((a, b) => { report(a); report(b); work(a, b); }); report(work); } }
    P.resolve(1).then(report); host.later().then.call(new P(() => {}), report, report);`,
  'a thenable': 'Promise.resolve({ then(a, b) { report(a); report(b); report(this); a(1); } }).then(report);',
  'the toStringTag of an error': `var e = new Error("x"); Object.setPrototypeOf(e, null);
    Object.defineProperty(e, Symbol.toStringTag, { get() { report(this); return "Error"; } }); throw e;`,
};

describe.each<RealmProfile>(['device', 'companion', 'settings'])('the realm %s', (profile) => {
  const attacks = profile === 'device' ? ATTACKS : { ...ATTACKS, ...NEWER_ATTACKS };
  test.each(Object.keys(attacks))('%s', async (name) => {
    const { attack, leaks, clock } = openRealmWithHost(profile);
    attack(attacks[name] as string);
    // The engine rejects the promise of import() in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
    clock.runUntil(clock.now() + 100);
    expect(leaks).toEqual([]);
  });

  test('nothing that can be reached from the global object is the host’s', () => {
    const { realm, leaks } = openRealmWithHost(profile);
    const objectPrototype = (realm.globals.Object as ObjectConstructor).prototype;
    leaks.push(...findForeignObjects({ globals: realm.globals }, objectPrototype));
    expect(leaks).toEqual([]);
  });
});

test('the crawler finds what a realm would leak', () => {
  const { realm } = openRealm();
  const objectPrototype = (realm.globals.Object as ObjectConstructor).prototype;
  const deep = realm.toRealm({ a: { b: {} } }) as { a: { b: object } };
  expect(findForeignObjects({ deep }, objectPrototype)).toEqual([]);
  Object.defineProperty(deep.a.b, 'c', { get: () => 1 });
  expect(findForeignObjects({ deep }, objectPrototype)).toEqual(['deep.a.b.c (getter)']);
  expect(isForeign(deep, objectPrototype)).toBe(false);
  expect(isForeign(new Error(), objectPrototype)).toBe(true);
});
