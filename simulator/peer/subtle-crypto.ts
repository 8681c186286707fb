import { gcm } from '@noble/ciphers/aes';
import { sha256 } from '@noble/hashes/sha2';
import type { Realm } from '../realm/realm';
import { equalBytes } from '../world/bytes';
import { asBytes } from './as-bytes';
import { createCryptoError, requireName } from './crypto-errors';
import { type CryptoKey, checkUsages, readKeyAlgorithm, requireUse, signWith } from './crypto-key';
import { promiseTry } from './promise-try';

interface AesGcm {
  iv: unknown;
  additionalData?: unknown;
  /** Bits. */
  tagLength?: number;
}

/** The lengths that Web Crypto allows, in bits. */
const TAG_LENGTHS = [32, 64, 96, 104, 112, 120, 128];

/** The watch's SubtleCrypto: SHA-256, HMAC, raw keys and AES-GCM decryption. */
export function createSubtleCrypto(realm: Realm, warn: (text: string) => void): Record<string, unknown> {
  const keys = new WeakMap<object, CryptoKey>();

  function requireKey(key: unknown): CryptoKey {
    const found = typeof key === 'object' && key !== null ? keys.get(key) : undefined;
    if (!found) throw new TypeError('expected a CryptoKey');
    return found;
  }
  function sign(appKey: unknown, data: unknown, usage: string): Uint8Array {
    const key = requireKey(appKey);
    requireUse(key, 'HMAC', usage);
    return signWith(key, asBytes(data));
  }
  const buffer = (bytes: Uint8Array) => realm.toRealm(new Uint8Array(bytes).buffer);

  return realm.createObject({
    digest: (algorithm: unknown, data: unknown) =>
      promiseTry(realm, () => {
        requireName(algorithm, ['SHA-256']);
        return buffer(sha256(asBytes(data)));
      }),
    // biome-ignore lint/complexity/useMaxParams: Web Crypto's own signature
    importKey: (format: unknown, data: unknown, algorithm: unknown, extractable: unknown, usages: unknown) =>
      promiseTry(realm, () => {
        requireName(format, ['raw']);
        const bytes = asBytes(data).slice();
        const keyAlgorithm = readKeyAlgorithm(algorithm, bytes);
        const { hash } = keyAlgorithm;
        if (hash && hash.name !== 'SHA-256')
          warn(`crypto: HMAC with ${hash.name} works here; whether a watch has it is not published`);
        const key: CryptoKey = {
          bytes,
          algorithm: keyAlgorithm,
          extractable: Boolean(extractable),
          usages: checkUsages(realm.fromRealm(usages), keyAlgorithm),
        };
        const { bytes: _bytes, ...visible } = key;
        // The copy of an object is one.
        const object = realm.toRealm({ type: 'secret', ...visible }) as object;
        keys.set(object, key);
        return object;
      }),
    exportKey: (format: unknown, key: unknown) =>
      promiseTry(realm, () => {
        requireName(format, ['raw']);
        const { extractable, bytes } = requireKey(key);
        if (!extractable) throw createCryptoError('InvalidAccessError', 'the key cannot be exported');
        return buffer(bytes);
      }),
    sign: (algorithm: unknown, key: unknown, data: unknown) =>
      promiseTry(realm, () => {
        requireName(algorithm, ['HMAC']);
        return buffer(sign(key, data, 'sign'));
      }),
    verify: (algorithm: unknown, key: unknown, signature: unknown, data: unknown) =>
      promiseTry(realm, () => {
        requireName(algorithm, ['HMAC']);
        return equalBytes(sign(key, data, 'verify'), asBytes(signature));
      }),
    decrypt: (algorithm: unknown, key: unknown, data: unknown) =>
      promiseTry(realm, () => {
        requireName(algorithm, ['AES-GCM']);
        const found = requireKey(key);
        requireUse(found, 'AES-GCM', 'decrypt');
        // Its members are checked where they are read.
        return buffer(decrypt(algorithm as AesGcm, found.bytes, asBytes(data)));
      }),
  });
}

/** Throws an Error where the tag does not fit the data. The IV has at least 8 bytes. */
function decrypt(
  { iv, additionalData, tagLength = 128 }: AesGcm,
  key: Uint8Array,
  data: Uint8Array,
): Uint8Array {
  if (!TAG_LENGTHS.includes(tagLength)) throw new Error(`not a length of a tag: ${tagLength}`);
  const textLength = data.length - tagLength / 8;
  if (textLength < 0) throw new Error('the data is shorter than its tag');
  // Copies, because the library wants whole words.
  const nonce = asBytes(iv).slice();
  const head = additionalData === undefined ? undefined : asBytes(additionalData).slice();
  const text = data.slice(0, textLength);
  // The library knows only whole tags. Encryption is its own inverse, and the second one gives the whole tag.
  const decrypted = gcm(key, nonce, head).encrypt(text).slice(0, textLength);
  const tag = gcm(key, nonce, head).encrypt(decrypted).subarray(textLength);
  if (!equalBytes(tag.subarray(0, tagLength / 8), data.subarray(textLength)))
    throw new Error('the data cannot be authenticated');
  return decrypted;
}
