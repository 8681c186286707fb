import { Decoder, Encoder } from 'cbor-x';
import { isAnyArrayBuffer } from '../realm/brand-checks';
import { copyValue, HOST_FACTORY, isPlainObject } from '../realm/copy-value';
import type { Realm } from '../realm/realm';
import { equalBytes } from '../world/bytes';
import { asBytes } from './as-bytes';

/** The value cannot be encoded, or the bytes are not of `encodeCbor`; the message says why. */
export class CborError extends Error {
  override name = 'CborError';
}

/** The limit of nesting, so that no input can exhaust the stack. */
const MAX_DEPTH = 100;

/** The library writes larger integers as floats, unless they are BigInt. */
const MAX_UINT32 = 0xffff_ffff;

const OPTIONS = { useRecords: false, mapsAsObjects: true, variableMapSize: true, tagUint8Array: false };
const encoder = new Encoder(OPTIONS);
const decoder = new Decoder(OPTIONS);

/**
 * Encodes as Fitbit OS does: whole numbers as integers, other numbers as 64-bit floats, ArrayBuffers and views
 * as byte strings, plain objects as maps. Takes values of any realm. Throws a CborError for dates, maps,
 * functions, symbols, cycles and the like.
 */
export function encodeCbor(value: unknown): Uint8Array {
  return new Uint8Array(encoder.encode(toEncodable(value, [])));
}

/**
 * Decodes what `encodeCbor` wrote into the host's objects; byte strings become ArrayBuffers. Throws a CborError
 * if the bytes are not canonical, because Fitbit OS writes no others.
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    // A new view, because the library adds a property to it.
    value = toHostValue(decoder.decode(bytes.subarray()));
  } catch (error) {
    throw new CborError(`not CBOR: ${(error as Error).message}`);
  }
  if (!equalBytes(encodeCbor(value), bytes)) {
    throw new CborError('CBOR of a kind that Fitbit OS does not write');
  }
  return value;
}

/** Decodes for display, byte strings as Uint8Array. Returns undefined if the bytes are not CBOR. */
export function tryDecodeCbor(bytes: Uint8Array): unknown {
  try {
    return copyValue(decodeCbor(bytes), HOST_FACTORY);
  } catch {
    return undefined;
  }
}

/** The `cbor` module. */
export function createCborModule(realm: Realm): Record<string, unknown> {
  return realm.createModule({
    encode: (value: unknown) => realm.toRealm(encodeCbor(value).buffer),
    decode: (data: unknown) => realm.toRealm(decodeCbor(asBytes(data))),
  });
}

/** Copies `value` so that the library encodes it as Fitbit OS does. `ancestors` are the same again on return. */
function toEncodable(value: unknown, ancestors: object[]): unknown {
  if (typeof value === 'number') return toEncodableNumber(value);
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'string')
    return value;
  if (typeof value !== 'object') throw new CborError(`a ${typeof value} cannot be encoded`);
  if (ancestors.includes(value)) throw new CborError('an object that contains itself cannot be encoded');
  if (ancestors.length >= MAX_DEPTH) throw new CborError('the value is nested too deeply');
  if (isBytes(value)) return asBytes(value).slice();
  ancestors.push(value);
  const copy = Array.isArray(value)
    ? Array.from(value, (item) => toEncodable(item, ancestors))
    : toEncodableMap(value, ancestors);
  ancestors.pop();
  return copy;
}

/** The common kinds first, as the check for an ArrayBuffer is slow. */
function isBytes(value: object): boolean {
  return (
    ArrayBuffer.isView(value) || (!Array.isArray(value) && !isPlainObject(value) && isAnyArrayBuffer(value))
  );
}

function toEncodableMap(value: object, ancestors: object[]): Record<string, unknown> {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag !== 'Object') throw new CborError(`a ${tag} cannot be encoded`);
  return mapMembers(value, (member) => toEncodable(member, ancestors));
}

/** A copy of a plain object whose members are converted by `convert`. */
function mapMembers(value: object, convert: (member: unknown) => unknown): Record<string, unknown> {
  const members = value as Readonly<Record<string, unknown>>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(members)) {
    const converted = convert(members[key]);
    // An assignment is faster, but would call a setter that the copy inherits, such as that of `__proto__`.
    if (key in copy) Object.defineProperty(copy, key, { ...DATA_PROPERTY, value: converted });
    else copy[key] = converted;
  }
  return copy;
}

const DATA_PROPERTY = { writable: true, enumerable: true, configurable: true };

function toEncodableNumber(value: number): number | bigint {
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 64) return value;
  return value > MAX_UINT32 || value < -1 - MAX_UINT32 ? BigInt(value) : value + 0;
}

/** Copies the library's objects, with numbers for BigInt and ArrayBuffers for byte strings. */
function toHostValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return new Uint8Array(value).buffer;
  if (Array.isArray(value)) return value.map(toHostValue);
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error('a tagged value');
  return mapMembers(value, toHostValue);
}
