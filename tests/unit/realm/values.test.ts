import { openRealm } from './open-realm';

const { realm, evaluate } = openRealm();

function evaluateWith(value: unknown, expression: string): unknown {
  realm.globals.given = value;
  return evaluate(expression);
}

test('what goes in is made of the realm', () => {
  const value = realm.toRealm({ list: [1, 'a', null, undefined], when: new Date(5), at: { deep: true } });
  expect(
    evaluateWith(
      value,
      'given instanceof Object && given.list instanceof Array && given.when instanceof Date',
    ),
  ).toBe(true);
  expect(evaluateWith(value, 'given.list.length + JSON.stringify(given)')).toBe(
    '4{"list":[1,"a",null,null],"when":"1970-01-01T00:00:00.005Z","at":{"deep":true}}',
  );
  expect(evaluateWith(realm.toRealm({ gone: undefined }), '"gone" in given')).toBe(true);
});

test('bytes keep their kind and are copied', () => {
  const slice = Buffer.from('abcdef').subarray(2, 4);
  expect(evaluateWith(realm.toRealm(slice), 'given instanceof Uint8Array && [].join.call(given)')).toBe(
    '99,100',
  );
  expect(evaluateWith(realm.toRealm(slice), 'given.buffer.byteLength')).toBe(2);
  expect(
    evaluateWith(
      realm.toRealm(new Uint8Array([1]).buffer),
      'given instanceof ArrayBuffer && given.byteLength',
    ),
  ).toBe(1);
  expect(
    evaluateWith(realm.toRealm(new Float32Array([1.5])), 'given instanceof Float32Array && given[0]'),
  ).toBe(1.5);
  const bytes = new Uint8Array([1]);
  evaluateWith(realm.toRealm(bytes), 'given[0] = 9');
  expect(bytes[0]).toBe(1);
});

test('what comes out is made of the host', () => {
  const out = realm.fromRealm(
    evaluate('({ a: [1, { b: new Uint8Array([1, 2, 3]).subarray(1) }], d: new Date(7), u: undefined })'),
  );
  expect(out).toStrictEqual({ a: [1, { b: new Uint8Array([2, 3]) }], d: new Date(7), u: undefined });
  expect(realm.fromRealm(evaluate('new ArrayBuffer(2)'))).toStrictEqual(new Uint8Array(2));
});

test('a key called __proto__ is only a key', () => {
  const out = realm.fromRealm(evaluate('JSON.parse(\'{"__proto__": {"a": 1}}\')')) as object;
  expect(Object.keys(out)).toEqual(['__proto__']);
  expect('a' in out).toBe(false);
});

test('a structure that contains itself is refused, one that repeats is not', () => {
  const loop: Record<string, unknown> = {};
  loop.self = [loop];
  expect(() => realm.toRealm(loop)).toThrow(TypeError);
  const shared = { a: 1 };
  expect(realm.fromRealm(realm.toRealm([shared, shared]))).toEqual([shared, shared]);
});

test('the realm’s functions and objects of a class are passed as they are, the host’s are refused', () => {
  const thing = evaluate('new (function Thing() {})()');
  const work = evaluate('(function () {})');
  const passed = realm.fromRealm(realm.toRealm({ thing, work })) as { thing: unknown; work: unknown };
  expect([passed.thing === thing, passed.work === work]).toEqual([true, true]);
  expect(() => realm.toRealm({ thing: new (class Thing {})() })).toThrow(TypeError);
  expect(() => realm.toRealm({ work: () => 1 })).toThrow(TypeError);
});

test('errors are of the realm and have the given name', () => {
  expect(
    evaluateWith(realm.createError('TypeError', 'no'), 'given instanceof TypeError && given.message'),
  ).toBe('no');
  expect(
    evaluateWith(realm.createError('InvalidStateError', 'shut'), 'given instanceof Error && String(given)'),
  ).toBe('InvalidStateError: shut');
});

test('a function of the host throws errors of the realm', () => {
  realm.globals.fail = realm.createFunction(() => {
    throw new RangeError('far');
  });
  expect(
    evaluate(
      '(function () { try { fail(); } catch (e) { return e instanceof RangeError && e.message; } })()',
    ),
  ).toBe('far');
});

test('objects of the realm keep accessors and receivers', () => {
  let count = 0;
  const counter = realm.createObject({
    get next() {
      return ++count;
    },
    set next(value: number) {
      count = value;
    },
    add(this: { next: number }, by: number) {
      return this.next + by;
    },
  });
  expect(evaluateWith(counter, 'given.next + given.next')).toBe(3);
  expect(evaluateWith(counter, '(given.next = 10, given.add(100))')).toBe(111);
  expect(evaluateWith(counter, 'given.add instanceof Function && given.add.name')).toBe('add');
});

test('setters and Proxies of an app see nothing of what goes in', () => {
  const { realm, evaluate, errors } = openRealm({ profile: 'companion' });
  evaluate(`(function () {
    Object.defineProperty(Object.prototype, '0', { set() { throw new Error('seen'); } });
    Object.defineProperty(Object.prototype, 'a', { set() { throw new Error('seen'); } });
    const { proxy, revoke } = Proxy.revocable({}, {});
    Object.setPrototypeOf(Array.prototype, proxy);
    Object.setPrototypeOf(Error.prototype, proxy);
    revoke();
  })()`);
  const copy = realm.toRealm([{ a: 1 }, 2]) as [{ a: number }, number];
  expect([copy[0].a, copy[1]]).toEqual([1, 2]);
  expect(() => realm.toRealm(realm.createError('TypeError', 'x'))).not.toThrow();
  expect(errors).toEqual([]);
});
