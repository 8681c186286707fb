/** The eight words a … h of the standard. */
type HashState = [number, number, number, number, number, number, number, number];

const BLOCK_BYTES = 64;

/**
 * SHA-256 (FIPS 180-4) of a message of less than 512 MB. Our own, because the companion has no `crypto.subtle` and the
 * smallest library is a fifth of the whole bundle; tests/unit/companion compares it with Node's.
 */
export const sha256 = (message: Uint8Array): Uint8Array => {
  // The message is followed by a one bit, zeros up to whole blocks, and its length in bits as a 64-bit number.
  const bytes = new Uint8Array((8 + BLOCK_BYTES + message.length) & -BLOCK_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(message);
  bytes[message.length] = 0x80;
  view.setUint32(bytes.length - 4, message.length * 8);

  let state = INITIAL_STATE;
  for (let offset = 0; offset < bytes.length; offset += BLOCK_BYTES) {
    const stateBefore = state;
    const words: number[] = [];
    ROUND_CONSTANTS.forEach((constant, i) => {
      const word = i < 16 ? view.getUint32(offset + 4 * i) : nextWord(words);
      words.push(word);
      state = compressRound(state, word + constant);
    });
    // `map` keeps the length of `state`, and both have as many words.
    state = state.map((word, i) => (word + (stateBefore[i] as number)) | 0) as HashState;
  }
  state.forEach((word, i) => {
    view.setUint32(4 * i, word);
  });
  return bytes.slice(0, 32);
};

/** One of the 64 rounds. */
const compressRound = ([a, b, c, d, e, f, g, h]: HashState, input: number): HashState => {
  const first = h + input + rotateXor(e, 6, 11, 25) + ((e & f) ^ (~e & g));
  const second = rotateXor(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
  return [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
};

/** The word that follows in the message schedule. There are 16 before it, so no default is used. */
const nextWord = (words: number[]): number => {
  const [w0 = 0, w1 = 0, , , , , , , , w9 = 0, , , , , w14 = 0] = words.slice(-16);
  return (w0 + (rotateXor(w1, 7, 18) ^ (w1 >>> 3)) + w9 + (rotateXor(w14, 17, 19) ^ (w14 >>> 10))) | 0;
};

/** `word` rotated to the right, once by each of `by`, all combined by exclusive or. */
const rotateXor = (word: number, ...by: number[]): number =>
  by.reduce((result, bits) => result ^ ((word >>> bits) | (word << (32 - bits))), 0);

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);

/** The standard's constants: the first 32 bits of the fractions of roots of the first primes. */
const fractions = (root: (n: number) => number): number[] =>
  primes.map((prime) => ((root(prime) % 1) * 0x100000000) | 0);
// More than eight words, of which only the first eight are read.
const INITIAL_STATE = fractions(Math.sqrt) as HashState;
const ROUND_CONSTANTS = fractions(Math.cbrt);
