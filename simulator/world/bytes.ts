/** Bytes and their texts, with what every JavaScript runtime has. */

export const MEBIBYTE = 1024 * 1024;

/** Characters in one call of `String.fromCharCode`, which takes a limited number of arguments. */
const CHUNK_LENGTH = 8192;

/** One character of U+0000 … U+00FF a byte. */
export function toLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK_LENGTH) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK_LENGTH));
  }
  return text;
}

/** One byte a character. Throws a RangeError for characters above U+00FF. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) throw new RangeError(`no byte: U+${code.toString(16).padStart(4, '0')}`);
    bytes[i] = code;
  }
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(toLatin1(bytes));
}

/** RFC 4648 §5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Reads base64 and base64url, padded or not. Undefined for other texts. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return fromLatin1(atob(text.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    return undefined;
  }
}

/** Two lower-case digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
