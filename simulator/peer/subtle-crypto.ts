import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Realm } from '../realm/realm';
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
  const sign = (key: unknown, data: unknown, usage: string): Buffer =>
    createHmac('sha256', requireKey(key, usage).bytes).update(asBytes(data)).digest();
  const buffer = (bytes: Uint8Array) => realm.toRealm(new Uint8Array(bytes).buffer);

  return realm.createObject({
    digest: (algorithm: unknown, data: unknown) =>
      promiseTry(realm, () => {
        requireName(algorithm, ['SHA-256']);
        return buffer(createHash('sha256').update(asBytes(data)).digest());
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
        const expected = sign(key, data, 'verify');
        const actual = asBytes(signature);
        return actual.length === expected.length && timingSafeEqual(actual, expected);
      }),
    decrypt: (algorithm: unknown, key: unknown, data: unknown) =>
      promiseTry(realm, () => {
        requireName(algorithm, ['AES-GCM']);
        return buffer(decrypt(algorithm as AesGcm, requireKey(key, 'decrypt').bytes, asBytes(data)));
      }),
  });
}

function decrypt({ iv, additionalData, tagLength = 128 }: AesGcm, key: Uint8Array, data: Uint8Array): Buffer {
  const ciphertextLength = data.length - tagLength / 8;
  const decipher = createDecipheriv(`aes-${key.length * 8}-gcm` as 'aes-256-gcm', key, asBytes(iv), {
    authTagLength: tagLength / 8,
  });
  if (additionalData !== undefined) decipher.setAAD(asBytes(additionalData));
  decipher.setAuthTag(data.subarray(ciphertextLength));
  return Buffer.concat([decipher.update(data.subarray(0, ciphertextLength)), decipher.final()]);
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
