import { isAnyArrayBuffer } from '../realm/brand-checks';

/** The bytes of an ArrayBuffer or view of any realm, not copied. Throws a TypeError for other values. */
export function asBytes(data: unknown): Uint8Array {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (isAnyArrayBuffer(data)) return new Uint8Array(data);
  throw new TypeError('expected an ArrayBuffer or a typed array');
}
