import { CborError, CborTooLargeError, CborType, MAX_CBOR_DEPTH, SimpleValue } from './cbor-format';

/** The argument of a type whose length is not known in advance: its parts follow until a break. */
const INDEFINITE = -1;
const BREAK = Symbol('break');
const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Letters of a text that is kept. */
const MAX_KNOWN_LENGTH = 24;
const MAX_KNOWN_TEXTS = 1000;
/**
 * Short texts of ASCII by a hash of their bytes. Most are names of members, and the same in every value: that is faster
 * than the decoder, and the engine finds a member by the text it knows without a look at its letters.
 */
const knownTexts = new Map<number, string>();

/**
 * Reads any CBOR of RFC 8949, whoever wrote it. A tag is skipped and its content read. Maps become objects: numbers and
 * simple values as keys become texts. Throws a CborError.
 */
export class CborDecoder {
  private readonly view: DataView;
  private position = 0;
  private depth = 0;
  private count = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly warn: (text: string) => void,
    private readonly maxValues = Number.POSITIVE_INFINITY,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The one value of the bytes. */
  decode(): unknown {
    const value = this.readItem();
    if (this.position < this.bytes.length) throw new CborError('not CBOR: bytes are left over');
    return value;
  }

  private readItem(): unknown {
    const value = this.read();
    if (value === BREAK) throw new CborError('not CBOR: a break where a value must be');
    return value;
  }

  private read(): unknown {
    if (++this.depth > MAX_CBOR_DEPTH) throw new CborError('the value is nested too deeply');
    if (++this.count > this.maxValues)
      throw new CborTooLargeError(`there are more than ${this.maxValues} values`);
    const first = this.readUint(1);
    const type = first & 0xe0;
    const value = type === CborType.Simple ? this.readSimple(first) : this.readType(type, first & 0x1f);
    this.depth--;
    return value;
  }

  private readType(type: number, info: number): unknown {
    const argument = this.readArgument(info);
    switch (type) {
      case CborType.Unsigned:
        return requireDefinite(argument);
      case CborType.Negative:
        return -1 - requireDefinite(argument);
      case CborType.Bytes:
        return new Uint8Array(this.readString(type, argument)).buffer;
      case CborType.Text:
        return this.readText(argument);
      case CborType.Array:
        return this.readArray(argument);
      case CborType.Map:
        return this.readMap(argument);
      default:
        this.warn(`cbor: tag ${requireDefinite(argument)} is skipped and its content read`);
        return this.readItem();
    }
  }

  private readArgument(info: number): number {
    if (info < 24) return info;
    if (info === 24) return this.readUint(1);
    if (info === 25) return this.readUint(2);
    if (info === 26) return this.readUint(4);
    if (info === 27) return this.readUint(4) * 2 ** 32 + this.readUint(4);
    if (info === 31) return INDEFINITE;
    throw new CborError('not CBOR: a reserved length');
  }

  /** The bytes of a byte string or text; of one of indefinite length, all its parts. */
  private readString(type: number, argument: number): Uint8Array {
    if (argument !== INDEFINITE) {
      const end = this.position + argument;
      if (end > this.bytes.length) throw new CborError('not CBOR: it ends too soon');
      const bytes = this.bytes.slice(this.position, end);
      this.position = end;
      return bytes;
    }
    const parts: number[] = [];
    for (let first = this.readUint(1); first !== SimpleValue.Break; first = this.readUint(1)) {
      if ((first & 0xe0) !== type) throw new CborError('not CBOR: a part of another type');
      for (const byte of this.readString(type, requireDefinite(this.readArgument(first & 0x1f))))
        parts.push(byte);
    }
    return Uint8Array.from(parts);
  }

  private readText(argument: number): string {
    if (argument <= MAX_KNOWN_LENGTH && argument > 0) {
      const known = this.readKnownText(argument);
      if (known !== undefined) return known;
    }
    try {
      return textDecoder.decode(this.readString(CborType.Text, argument));
    } catch (error) {
      if (error instanceof CborError) throw error;
      throw new CborError('not CBOR: a text that is not UTF-8');
    }
  }

  /** A text that was read before; undefined where it was not, has other letters than ASCII or ends too soon. */
  private readKnownText(length: number): string | undefined {
    const { bytes, position } = this;
    let hash = length;
    for (let i = position; i < position + length; i++) {
      const byte = bytes[i];
      if (byte === undefined || byte > 0x7f) return undefined;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    let known = knownTexts.get(hash);
    if (known === undefined) {
      if (knownTexts.size >= MAX_KNOWN_TEXTS) return undefined;
      known = textDecoder.decode(bytes.subarray(position, position + length));
      knownTexts.set(hash, known);
    } else if (!this.isText(known, length)) return undefined;
    this.position += length;
    return known;
  }

  /** Whether the next `length` bytes are this text of ASCII. */
  private isText(text: string, length: number): boolean {
    if (text.length !== length) return false;
    for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== this.bytes[this.position + i]) return false;
    return true;
  }

  private readArray(argument: number): unknown[] {
    const array: unknown[] = [];
    for (let i = 0; argument === INDEFINITE || i < argument; i++) {
      const item = this.read();
      if (item === BREAK) {
        if (argument === INDEFINITE) break;
        throw new CborError('not CBOR: a break in an array');
      }
      array.push(item);
    }
    return array;
  }

  private readMap(argument: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let i = 0; argument === INDEFINITE || i < argument; i++) {
      const key = this.read();
      if (key === BREAK) {
        if (argument === INDEFINITE) break;
        throw new CborError('not CBOR: a break in a map');
      }
      if (typeof key === 'object' && key !== null) throw new CborError('a map whose keys are objects');
      const name = String(key);
      const value = this.readItem();
      // An assignment is faster, but would call the one setter that the map inherits.
      if (name === '__proto__')
        Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true });
      else map[name] = value;
    }
    return map;
  }

  private readSimple(first: number): unknown {
    switch (first) {
      case SimpleValue.False:
        return false;
      case SimpleValue.True:
        return true;
      case SimpleValue.Null:
        return null;
      case SimpleValue.Undefined:
        return undefined;
      case SimpleValue.Float16:
        return toFloat(this.readUint(2));
      case SimpleValue.Float32:
        return this.view.getFloat32(this.skip(4));
      case SimpleValue.Float64:
        return this.view.getFloat64(this.skip(8));
      case SimpleValue.Break:
        return BREAK;
      default:
        throw new CborError('not CBOR: an unknown simple value');
    }
  }

  private readUint(size: 1 | 2 | 4): number {
    const at = this.skip(size);
    if (size === 1) return this.view.getUint8(at);
    return size === 2 ? this.view.getUint16(at) : this.view.getUint32(at);
  }

  /** Where the next `count` bytes begin. */
  private skip(count: number): number {
    const at = this.position;
    if (at + count > this.bytes.length) throw new CborError('not CBOR: it ends too soon');
    this.position += count;
    return at;
  }
}

function requireDefinite(argument: number): number {
  if (argument === INDEFINITE) throw new CborError('not CBOR: a length that must be known');
  return argument;
}

/** The number of a float of 16 bits. */
function toFloat(half: number): number {
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  const sign = half & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
