const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** RFC 4648 base64 without padding; the URL variant has another two last letters. Not every phone has `btoa`. */
const encode = (bytes: Uint8Array, lastLetters: string): string => {
  let text = '';
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    // A missing byte after the last one counts as 0.
    const [first = 0, second = 0] = bytes.subarray(bit >> 3);
    text += (ALPHABET + lastLetters).charAt((((first << 8) | second) >> (10 - (bit & 7))) & 63);
  }
  return text;
};

/** RFC 4648 base64url without padding. */
export const base64url = (bytes: Uint8Array): string => encode(bytes, '-_');

/** RFC 4648 base64 with padding. */
export const base64 = (bytes: Uint8Array): string => encode(bytes, '+/') + '=='.slice((bytes.length + 2) % 3);

/** The bytes of an ASCII text. */
export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
