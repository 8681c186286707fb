import { getTypedArrayName, isAnyArrayBuffer, isDate } from './brand-checks';
import { membersOf } from './untyped-values';

/** Creates the values of a copy: with the constructors of one realm, or the host's. */
export interface ValueFactory {
  object(): Record<string, unknown>;
  array(): unknown[];
  date(time: number): unknown;
  bytes(bytes: Uint8Array, typeName: string): unknown;
  otherObject(value: object): unknown;
}

/** A deep copy of plain data, created by `factory`. Throws a TypeError on cycles. */
export function copyValue(value: unknown, factory: ValueFactory): unknown {
  return copyMember(value, factory, []);
}

function copyMember(value: unknown, factory: ValueFactory, ancestors: object[]): unknown {
  if (typeof value === 'function') return factory.otherObject(value);
  if (value === null || typeof value !== 'object') return value;
  if (ancestors.includes(value)) throw new TypeError('cannot copy a structure that contains itself');
  if (ArrayBuffer.isView(value)) {
    return factory.bytes(
      new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
      getTypedArrayName(value) ?? 'DataView',
    );
  }
  if (Array.isArray(value)) return copyArray(value, factory, ancestors);
  if (isPlainObject(value)) return copyPlainObject(value, factory, ancestors);
  if (isAnyArrayBuffer(value)) return factory.bytes(new Uint8Array(value), 'ArrayBuffer');
  if (isDate(value)) return factory.date(Number(value));
  return factory.otherObject(value);
}

function copyArray(value: readonly unknown[], factory: ValueFactory, ancestors: object[]): unknown {
  const array = factory.array();
  ancestors.push(value);
  for (let i = 0; i < value.length; i++) defineMember(array, i, copyMember(value[i], factory, ancestors));
  ancestors.pop();
  return array;
}

function copyPlainObject(value: object, factory: ValueFactory, ancestors: object[]): unknown {
  const members = membersOf(value);
  const object = factory.object();
  ancestors.push(value);
  for (const key of Object.keys(members)) {
    const member = copyMember(members[key], factory, ancestors);
    // An assignment is faster. No Proxy can be in the chain of a plain object.
    if (key in object) defineMember(object, key, member);
    else object[key] = member;
  }
  ancestors.pop();
  return object;
}

/** An assignment would call a setter that the object inherits, an app's for instance, or a Proxy in its chain. */
function defineMember(object: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Creates the host's objects. All bytes become Uint8Array. */
export const HOST_FACTORY: ValueFactory = {
  object: () => ({}),
  array: () => [],
  date: (time) => new Date(time),
  bytes: (bytes) => bytes.slice(),
  otherObject: (value) => value,
};

/** True for `{}` of any realm and for objects without a prototype. */
export function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}
