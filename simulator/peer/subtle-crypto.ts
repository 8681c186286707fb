import { gcm } from '@noble/ciphers/aes';
import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import type { Realm } from '../realm/realm';
import { equalBytes } from '../world/bytes';
import { asBytes } from './as-bytes';
import { promiseTry } from './promise-try';

interface Key {
  bytes: Uint8Array;
  extractable: boolean;
  usages: readonly string[];
}

interface AesGcm {
  iv: unknown;
  additionalData?: unknown;
  /** Bits. */
  tagLength?: number;
}

/** The lengths that Web Crypto allows, in bits. */
const TAG_LENGTHS = [32, 64, 96, 104, 112, 120, 128];

/** The watch's SubtleCrypto: SHA-256, HMAC-SHA-256, raw keys and AES-GCM decryption. */
export function createSubtleCrypto(realm: Realm): Record<string, unknown> {
  const keys = new WeakMap<object, Key>();

  function requireKey(key: unknown, usage?: string): Key {
    const found = typeof key === 'object' && key !== null ? keys.get(key) : undefined;
    if (!found) throw new TypeError('expected a CryptoKey');
    if (usage && !found.usages.includes(usage))
      throw createInvalidAccessError(`the key's usages do not include ${usage}`);
    return found;
  }
  const sign = (key: unknown, data: unknown, usage: string): Uint8Array =>
    hmac(sha256, requireKey(key, usage).bytes, asBytes(data));
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
        const name = requireName(algorithm, ['HMAC', 'AES-GCM']);
        const key = {
          bytes: asBytes(data).slice(),
          extractable: Boolean(extractable),
          usages: realm.fromRealm(usages) as string[],
        };
        const { usages: keyUsages } = key;
        const object = realm.toRealm({
          type: 'secret',
          algorithm: { name },
          extractable,
          usages: keyUsages,
        }) as object;
        keys.set(object, key);
        return object;
      }),
    exportKey: (format: unknown, key: unknown) =>
      promiseTry(realm, () => {
        requireName(format, ['raw']);
        const { extractable, bytes } = requireKey(key);
        if (!extractable) throw createInvalidAccessError('the key cannot be exported');
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
        return buffer(decrypt(algorithm as AesGcm, requireKey(key, 'decrypt').bytes, asBytes(data)));
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

/** Returns the name of an algorithm or format, given as text or `{name}`. Throws if it is not one of `names`. */
function requireName(algorithm: unknown, names: readonly string[]): string {
  const name =
    typeof algorithm === 'object' && algorithm !== null ? Reflect.get(algorithm, 'name') : algorithm;
  if (typeof name === 'string' && names.includes(name)) return name;
  const error = new Error(`not supported: ${String(name)}`);
  error.name = 'NotSupportedError';
  throw error;
}

function createInvalidAccessError(message: string): Error {
  const error = new Error(message);
  error.name = 'InvalidAccessError';
  return error;
}
