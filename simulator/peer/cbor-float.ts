import type { Realm } from '../realm/realm';
import { membersOf } from '../realm/untyped-values';

const floats = new WeakSet<object>();

/** The number of a `cbor.Float` of any realm; undefined for all other objects. */
export function floatOf(value: object): number | undefined {
  return floats.has(value) ? Number(membersOf(value).value) : undefined;
}

/** The constructor `cbor.Float`, whose instances are always encoded as floats. */
export function createFloatConstructor(realm: Realm): unknown {
  const register = realm.createFunction((instance: object, value: unknown) => {
    floats.add(instance);
    Object.defineProperty(instance, 'value', { value: Number(value), writable: true, enumerable: true });
  });
  const { Function: compile } = realm.globals;
  return compile(
    'register',
    `return function Float(value) {
      if (!(this instanceof Float)) throw new TypeError('Float needs "new"');
      register(this, value);
    };`,
  )(register);
}
