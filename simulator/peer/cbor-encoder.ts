import { isAnyArrayBuffer, isDate } from '../realm/brand-checks';
import { isPlainObject } from '../realm/copy-value';
import { isError } from '../realm/format-value';
import { membersOf } from '../realm/untyped-values';
import { asBytes } from './as-bytes';
import { CborError, CborType, MAX_CBOR_DEPTH, SimpleValue } from './cbor-format';

interface CborEncodeOptions {
  /** The number of an object that is always written as a float; undefined for all other objects. */
  floatOf(value: object): number | undefined;
  /** Reports what is written although other bytes may be expected. */
  warn(text: string): void;
}

const INITIAL_BYTES = 2048;
/** A shorter text may be written letter by letter, which is faster than a call of the encoder. */
const SHORT_TEXT = 64;
const textEncoder = new TextEncoder();

/** For the next value. An encoder that is created while a value is written, by a getter of it, has its own. */
let spareBuffer: Uint8Array<ArrayBuffer> | undefined;

function takeBuffer(): Uint8Array<ArrayBuffer> {
  const buffer = spareBuffer ?? new Uint8Array(INITIAL_BYTES);
  spareBuffer = undefined;
  return buffer;
}

/** Writes values as Fitbit OS does; see `encodeCbor`. */
export class CborEncoder {
  private bytes = takeBuffer();
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  /** The objects and arrays around the value that is being written. */
  private readonly ancestors: object[] = [];

  constructor(private readonly options: CborEncodeOptions) {}

  /** The bytes of one value. */
  encode(value: unknown): Uint8Array {
    this.write(value);
    const encoded = this.bytes.slice(0, this.length);
    if (this.bytes.length === INITIAL_BYTES) spareBuffer = this.bytes;
    return encoded;
  }

  private write(value: unknown): void {
    if (typeof value === 'number') this.writeNumber(value);
    else if (typeof value === 'string') this.writeText(value);
    else if (typeof value === 'boolean') this.writeByte(value ? SimpleValue.True : SimpleValue.False);
    else if (value === undefined) this.writeByte(SimpleValue.Undefined);
    else if (value === null) this.writeByte(SimpleValue.Null);
    else if (typeof value === 'object') this.writeObject(value);
    else throw new CborError(`a ${typeof value} cannot be encoded`);
  }

  private writeObject(value: object): void {
    const { ancestors } = this;
    if (ancestors.includes(value)) throw new CborError('an object that contains itself cannot be encoded');
    if (ancestors.length >= MAX_CBOR_DEPTH) throw new CborError('the value is nested too deeply');
    const float = this.options.floatOf(value);
    if (float !== undefined) this.writeFloat(float);
    else if (isBytes(value)) this.writeBytes(CborType.Bytes, asBytes(value));
    else {
      ancestors.push(value);
      if (Array.isArray(value)) this.writeArray(value);
      else if (isPlainObject(value)) this.writeMap(value);
      else this.writeOther(value);
      ancestors.pop();
    }
  }

  private writeArray(value: readonly unknown[]): void {
    this.writeHead(CborType.Array, value.length);
    for (let i = 0; i < value.length; i++) this.write(value[i]);
  }

  private writeOther(value: object): void {
    const primitive = unbox(value);
    if (primitive !== undefined) {
      this.write(primitive);
      return;
    }
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (tag !== 'Object') {
      const kind = isDate(value) ? 'a Date' : isError(value) ? 'an Error' : undefined;
      if (kind === undefined) throw new CborError(`a ${tag} cannot be encoded`);
      this.options.warn(
        `cbor: ${kind} is written as a map of its own properties; on a watch it may be otherwise`,
      );
    }
    this.writeMap(value);
  }

  private writeMap(value: object): void {
    const members = membersOf(value);
    const keys = Object.keys(members);
    this.writeHead(CborType.Map, keys.length);
    for (const key of keys) {
      this.writeText(key);
      this.write(members[key]);
    }
  }

  private writeText(text: string): void {
    if (text.length > SHORT_TEXT || !this.writeAscii(text))
      this.writeBytes(CborType.Text, textEncoder.encode(text));
  }

  /** Writes a text of ASCII alone; false where it has other letters, and then nothing is written. */
  private writeAscii(text: string): boolean {
    const start = this.length;
    this.writeHead(CborType.Text, text.length);
    this.reserve(text.length);
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        this.length = start;
        return false;
      }
      bytes[this.length++] = code;
    }
    return true;
  }

  private writeBytes(type: number, bytes: Uint8Array): void {
    this.writeHead(type, bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  private writeNumber(value: number): void {
    if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 64) this.writeFloat(value);
    else if (value >= 0) this.writeHead(CborType.Unsigned, value);
    else this.writeHead(CborType.Negative, -1 - value, -1n - BigInt(value));
  }

  private writeFloat(value: number): void {
    this.writeByte(SimpleValue.Float64);
    this.reserve(8);
    // One NaN only, because the engine keeps the bits of the one it read.
    if (Number.isNaN(value)) this.view.setBigUint64(this.length, 0x7ff8n << 48n);
    else this.view.setFloat64(this.length, value);
    this.length += 8;
  }

  /** The type and its argument in the fewest bytes. `exact` is the argument where a number is too coarse for it. */
  private writeHead(type: number, argument: number, exact?: bigint): void {
    this.reserve(9);
    const { view, length } = this;
    if (argument < 24) {
      view.setUint8(length, type | argument);
      this.length += 1;
    } else if (argument <= 0xff) {
      view.setUint8(length, type | 24);
      view.setUint8(length + 1, argument);
      this.length += 2;
    } else if (argument <= 0xffff) {
      view.setUint8(length, type | 25);
      view.setUint16(length + 1, argument);
      this.length += 3;
    } else if (argument <= 0xffff_ffff) {
      view.setUint8(length, type | 26);
      view.setUint32(length + 1, argument);
      this.length += 5;
    } else {
      view.setUint8(length, type | 27);
      view.setBigUint64(length + 1, exact ?? BigInt(argument));
      this.length += 9;
    }
  }

  private writeByte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** The common kinds first, as the check for an ArrayBuffer is slow. */
function isBytes(value: object): boolean {
  return (
    ArrayBuffer.isView(value) || (!Array.isArray(value) && !isPlainObject(value) && isAnyArrayBuffer(value))
  );
}

const UNBOX = [Number.prototype.valueOf, String.prototype.valueOf, Boolean.prototype.valueOf];

/** The primitive in a `new Number(1)`, a `new String('')` or a `new Boolean(true)` of any realm. */
function unbox(value: object): number | string | boolean | undefined {
  for (const read of UNBOX) {
    try {
      // Each of them returns a primitive, or throws.
      return Reflect.apply(read, value, []) as number | string | boolean;
    } catch {
      // Another kind of object.
    }
  }
  return undefined;
}
