import { hmac } from '@noble/hashes/hmac';
import { sha1 } from '@noble/hashes/legacy';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2';
import { keysOf } from '../world/keys-of';
import { createCryptoError, requireName } from './crypto-errors';

const HASHES = { 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const;
type HashName = keyof typeof HASHES;
const HASH_NAMES = keysOf(HASHES);

/** What a key of each algorithm can be for, by Web Crypto. */
const USAGES = {
  HMAC: ['sign', 'verify'],
  'AES-GCM': ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
} as const;
type AlgorithmName = keyof typeof USAGES;
const ALGORITHM_NAMES = keysOf(USAGES);
const ALL_USAGES: readonly string[] = [...Object.values(USAGES).flat(), 'deriveKey', 'deriveBits'];

interface CryptoKeyAlgorithm {
  name: AlgorithmName;
  /** Of HMAC. */
  hash?: { name: HashName };
  /** Bits. */
  length: number;
}

/** An imported key. */
export interface CryptoKey {
  bytes: Uint8Array;
  algorithm: CryptoKeyAlgorithm;
  extractable: boolean;
  usages: readonly string[];
}

/** Reads what `importKey` gets; without `hash` HMAC has SHA-256, the one that the reference knows. May throw. */
export function readKeyAlgorithm(algorithm: unknown, bytes: Uint8Array): CryptoKeyAlgorithm {
  const name = requireName(algorithm, ALGORITHM_NAMES);
  const length = 8 * bytes.length;
  if (name !== 'HMAC') return { name, length };
  const hash: unknown =
    typeof algorithm === 'object' && algorithm !== null ? Reflect.get(algorithm, 'hash') : undefined;
  return { name, hash: { name: hash === undefined ? 'SHA-256' : requireName(hash, HASH_NAMES) }, length };
}

/** Throws a TypeError for a usage that there is not, a SyntaxError for one that the algorithm has not. */
export function checkUsages(usages: unknown, { name }: CryptoKeyAlgorithm): readonly string[] {
  if (!Array.isArray(usages)) throw new TypeError('expected an array of usages');
  const ofAlgorithm: readonly string[] = USAGES[name];
  return usages.map((usage: unknown) => {
    if (typeof usage !== 'string' || !ALL_USAGES.includes(usage))
      throw new TypeError(`not a usage of keys: ${String(usage)}`);
    if (!ofAlgorithm.includes(usage))
      throw createCryptoError('SyntaxError', `a key for ${name} cannot be used to ${usage}`);
    return usage;
  });
}

/** Throws an InvalidAccessError where the key is not for this algorithm and usage. */
export function requireUse(key: CryptoKey, name: AlgorithmName, usage: string): void {
  if (key.algorithm.name !== name)
    throw createCryptoError('InvalidAccessError', `the key is for ${key.algorithm.name}, not for ${name}`);
  if (!key.usages.includes(usage))
    throw createCryptoError('InvalidAccessError', `the key's usages do not include ${usage}`);
}

/** The HMAC of data, with the key's own hash. */
export function signWith({ algorithm, bytes }: CryptoKey, data: Uint8Array): Uint8Array {
  return hmac(HASHES[algorithm.hash?.name ?? 'SHA-256'], bytes, data);
}
