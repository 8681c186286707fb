import { isAnyArrayBuffer, isArrayBufferView, isDate } from 'node:util/types';

/** What a copy is made of: the constructors of one realm, or the host's. */
export interface Material {
  object(): Record<string, unknown>;
  array(): unknown[];
  date(time: number): unknown;
  bytes(bytes: Uint8Array, kind: string): unknown;
  other(value: object): unknown;
}

/** A deep copy of plain data made of `material`. Throws a TypeError on cycles. */
export function copy(value: unknown, material: Material, ancestors: readonly object[] = []): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (ancestors.includes(value)) throw new TypeError('cannot copy a structure that contains itself');
  if (isDate(value)) return material.date(Number(value));
  if (isAnyArrayBuffer(value)) return material.bytes(new Uint8Array(value), 'ArrayBuffer');
  if (isArrayBufferView(value)) {
    return material.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), kindOf(value));
  }
  const inside = [...ancestors, value];
  if (Array.isArray(value)) {
    const array = material.array();
    for (let i = 0; i < value.length; i++) array[i] = copy(value[i], material, inside);
    return array;
  }
  if (!isPlain(value)) return material.other(value);
  const object = material.object();
  for (const [key, member] of Object.entries(value)) {
    Object.defineProperty(object, key, {
      value: copy(member, material, inside),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return object;
}

/** The host's own objects; all bytes become Uint8Array. */
export const HOST: Material = {
  object: () => ({}),
  array: () => [],
  date: (time) => new Date(time),
  bytes: (bytes) => bytes.slice(),
  other: (value) => value,
};

/** `Uint8Array` and the like; Node's Buffer is one. */
function kindOf(view: ArrayBufferView): string {
  return Object.prototype.toString.call(view).slice(8, -1);
}

/** True for `{}` of any realm and for objects without a prototype. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}
