const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** RFC 4648 base64 without padding; the url variant has other two last letters. (`btoa` is not there on every phone.) */
const encode = (bytes: Uint8Array, lastLetters: string): string => {
  let text = '';
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    // Behind the last byte is nothing, which counts as 0.
    const twoBytes = (bytes[bit >> 3] << 8) | bytes[(bit >> 3) + 1];
    text += (ALPHABET + lastLetters)[(twoBytes >> (10 - (bit & 7))) & 63];
  }
  return text;
};

/** RFC 4648 base64url without padding. */
export const base64url = (bytes: Uint8Array): string => encode(bytes, '-_');

/** RFC 4648 base64 with padding. */
export const base64 = (bytes: Uint8Array): string => encode(bytes, '+/') + '=='.slice((bytes.length + 2) % 3);

/** The bytes of a text that is ASCII. */
export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
