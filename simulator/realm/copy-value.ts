import { getTypedArrayName, isAnyArrayBuffer, isDate } from './brand-checks';

/** Creates the values of a copy: with the constructors of one realm, or the host's. */
export interface ValueFactory {
  object(): Record<string, unknown>;
  array(): unknown[];
  date(time: number): unknown;
  bytes(bytes: Uint8Array, typeName: string): unknown;
  otherObject(value: object): unknown;
}

/** A deep copy of plain data, created by `factory`. Throws a TypeError on cycles. */
export function copyValue(value: unknown, factory: ValueFactory, ancestors: readonly object[] = []): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (ancestors.includes(value)) throw new TypeError('cannot copy a structure that contains itself');
  if (ArrayBuffer.isView(value)) {
    return factory.bytes(
      new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
      getTypedArrayName(value) ?? 'DataView',
    );
  }
  const childAncestors = [...ancestors, value];
  if (Array.isArray(value)) {
    const array = factory.array();
    for (let i = 0; i < value.length; i++) array[i] = copyValue(value[i], factory, childAncestors);
    return array;
  }
  if (!isPlainObject(value)) {
    if (isDate(value)) return factory.date(Number(value));
    if (isAnyArrayBuffer(value)) return factory.bytes(new Uint8Array(value), 'ArrayBuffer');
    return factory.otherObject(value);
  }
  const object = factory.object();
  for (const [key, member] of Object.entries(value)) {
    Object.defineProperty(object, key, {
      value: copyValue(member, factory, childAncestors),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return object;
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
