/** The value cannot be encoded, or the bytes are no CBOR; the message says why. */
export class CborError extends Error {
  override name = 'CborError';
}

/** The bytes hold more values than their reader takes. */
export class CborTooLargeError extends CborError {
  override name = 'CborTooLargeError';
}

/** The limit of nesting, so that no input can exhaust the stack. */
export const MAX_CBOR_DEPTH = 100;

/** The major types of RFC 8949, in the upper bits of the first byte. */
export const CborType = {
  Unsigned: 0x00,
  Negative: 0x20,
  Bytes: 0x40,
  Text: 0x60,
  Array: 0x80,
  Map: 0xa0,
  Tag: 0xc0,
  Simple: 0xe0,
} as const;

/** The first bytes of the type `Simple` that have a meaning. */
export const SimpleValue = {
  False: 0xf4,
  True: 0xf5,
  Null: 0xf6,
  Undefined: 0xf7,
  Float16: 0xf9,
  Float32: 0xfa,
  Float64: 0xfb,
  Break: 0xff,
} as const;
