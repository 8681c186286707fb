/**
 * SHA-256 (FIPS 180-4) of a message of up to 55 bytes, which is one block and all that a code verifier needs.
 * Our own, because the companion has no `crypto.subtle` and the smallest library is a fifth of the whole
 * bundle; tests/unit/companion compares it with Node's.
 */
export const sha256 = (message: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(64);
  const block = new DataView(bytes.buffer);
  bytes.set(message);
  // Behind the message stand a one bit, zeros, and its length in bits.
  bytes[message.length] = 0x80;
  block.setUint32(60, message.length * 8);

  const words = new Uint32Array(64);
  const state = INITIAL.slice();
  for (let i = 0; i < 64; i++) {
    words[i] = i < 16 ? block.getUint32(4 * i) : nextWord(words, i);
    compressRound(state, words[i] + ROUNDS[i]);
  }
  for (let i = 0; i < 8; i++) block.setUint32(4 * i, INITIAL[i] + state[i]);
  return bytes.slice(0, 32);
};

/** One of the 64 steps. The standard's a … h stand in `state`, each moves on by one. */
const compressRound = (state: Uint32Array, input: number): void => {
  const [a, b, c, , e, f, g, h] = state;
  const first = input + h + rotateXor(e, 6, 11, 25) + ((e & f) ^ (~e & g));
  state.copyWithin(1, 0);
  state[4] += first;
  state[0] = first + rotateXor(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
};

/** The message's words are followed by mixtures of them. */
const nextWord = (words: Uint32Array, i: number): number => {
  const a = words[i - 15];
  const b = words[i - 2];
  return (
    words[i - 16] + words[i - 7] + (rotateXor(a, 7, 18) ^ (a >>> 3)) + (rotateXor(b, 17, 19) ^ (b >>> 10))
  );
};

/** `word` rotated to the right, once by each of `by`, all combined by exclusive or. */
const rotateXor = (word: number, ...by: number[]): number =>
  by.reduce((result, bits) => result ^ ((word >>> bits) | (word << (32 - bits))), 0);

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);

/** The standard's constants: the first 32 bits of the fractions of roots of the first primes. */
const fractions = (root: (n: number) => number): Uint32Array =>
  new Uint32Array(primes.map((prime) => (root(prime) % 1) * 0x100000000));
const INITIAL = fractions(Math.sqrt).slice(0, 8);
const ROUNDS = fractions(Math.cbrt);
