import { isAnyArrayBuffer, isArrayBufferView } from 'node:util/types';

/** The bytes of an ArrayBuffer or of what a view shows, of any realm, not copied. Throws a TypeError on all else. */
export function asBytes(data: unknown): Uint8Array {
  if (isArrayBufferView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (isAnyArrayBuffer(data)) return new Uint8Array(data);
  throw new TypeError('expected an ArrayBuffer or a typed array');
}
