import { copyValue, HOST_FACTORY } from '../realm/copy-value';
import { CborDecoder } from './cbor-decoder';
import { CborEncoder } from './cbor-encoder';
import { floatOf } from './cbor-float';
import { CborTooLargeError } from './cbor-format';

export { CborError } from './cbor-format';

type Warn = (text: string) => void;
const ignore: Warn = () => {};

/**
 * Encodes as Fitbit OS does: whole numbers as integers, other numbers and `cbor.Float` as 64-bit floats, ArrayBuffers
 * and views as byte strings, plain objects as maps. A Date or an Error is a map of its own properties, with a warning:
 * a published face sends a Date and works. Takes values of any realm. Throws a CborError for maps, functions, symbols,
 * cycles and the like.
 */
export function encodeCbor(value: unknown, warn: Warn = ignore): Uint8Array {
  return new CborEncoder({ floatOf, warn }).encode(value);
}

/**
 * Decodes CBOR of any writer into the host's objects; byte strings become ArrayBuffers. What Fitbit OS does with tags
 * is not known: here they are skipped, with a warning. Throws a CborError.
 */
export function decodeCbor(bytes: Uint8Array, warn: Warn = ignore): unknown {
  return new CborDecoder(bytes, warn).decode();
}

/** Decodes for display, byte strings as Uint8Array. Returns undefined if the bytes are not CBOR. */
export function tryDecodeCbor(bytes: Uint8Array): unknown {
  try {
    return copyValue(decodeCbor(bytes), HOST_FACTORY);
  } catch {
    return undefined;
  }
}

/** What is shown of a value: an empty one needs a byte in CBOR and a hundred times that here. */
export const MAX_SHOWN_VALUES = 100_000;
/** What is shown of bytes that hold more. */
const MAX_SHOWN_BYTES = 10_000;

/** For display. Throws a CborError, also where there are too many values to show. */
export function decodeToShow(bytes: Uint8Array): unknown {
  return new CborDecoder(bytes, ignore, MAX_SHOWN_VALUES).decode();
}

let lastForTrace: { bytes: Uint8Array; value: unknown } | undefined;

/**
 * What is shown in an entry of the trace: the value, the first bytes where it has too many values, undefined where it
 * is none. The listeners read it one after the other: the last result is kept. Neither the bytes nor the result may be
 * changed.
 */
export function decodeForTrace(bytes: Uint8Array): unknown {
  if (lastForTrace?.bytes !== bytes) lastForTrace = { bytes, value: tryDecodeToShow(bytes) };
  return lastForTrace.value;
}

function tryDecodeToShow(bytes: Uint8Array): unknown {
  try {
    return copyValue(decodeToShow(bytes), HOST_FACTORY);
  } catch (error) {
    return error instanceof CborTooLargeError ? bytes.slice(0, MAX_SHOWN_BYTES) : undefined;
  }
}
