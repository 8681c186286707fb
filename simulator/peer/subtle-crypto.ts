import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Realm } from '../realm/realm';
import { promised } from './promised';
import { readBytes } from './read-bytes';

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

/** The watch's SubtleCrypto: SHA-256, HMAC with it, raw keys and decryption with AES-GCM. */
export function createSubtle(realm: Realm): Record<string, unknown> {
  const keys = new WeakMap<object, Key>();

  function keyFor(key: unknown, usage?: string): Key {
    const found = typeof key === 'object' && key !== null ? keys.get(key) : undefined;
    if (!found) throw new TypeError('expected a CryptoKey');
    if (usage && !found.usages.includes(usage)) throw invalidAccess(`the key is not for ${usage}`);
    return found;
  }
  const sign = (key: unknown, data: unknown, usage: string): Buffer =>
    createHmac('sha256', keyFor(key, usage).bytes).update(readBytes(data)).digest();
  const buffer = (bytes: Uint8Array) => realm.toRealm(new Uint8Array(bytes).buffer);

  return realm.object({
    digest: (algorithm: unknown, data: unknown) =>
      promised(realm, () => {
        expectName(algorithm, ['SHA-256']);
        return buffer(createHash('sha256').update(readBytes(data)).digest());
      }),
    importKey: (format: unknown, data: unknown, algorithm: unknown, extractable: unknown, usages: unknown) =>
      promised(realm, () => {
        expectName(format, ['raw']);
        const name = expectName(algorithm, ['HMAC', 'AES-GCM']);
        const key = {
          bytes: readBytes(data).slice(),
          extractable: Boolean(extractable),
          usages: realm.fromRealm(usages) as string[],
        };
        const { usages: given } = key;
        const object = realm.toRealm({
          type: 'secret',
          algorithm: { name },
          extractable,
          usages: given,
        }) as object;
        keys.set(object, key);
        return object;
      }),
    exportKey: (format: unknown, key: unknown) =>
      promised(realm, () => {
        expectName(format, ['raw']);
        const { extractable, bytes } = keyFor(key);
        if (!extractable) throw invalidAccess('the key cannot be exported');
        return buffer(bytes);
      }),
    sign: (algorithm: unknown, key: unknown, data: unknown) =>
      promised(realm, () => {
        expectName(algorithm, ['HMAC']);
        return buffer(sign(key, data, 'sign'));
      }),
    verify: (algorithm: unknown, key: unknown, signature: unknown, data: unknown) =>
      promised(realm, () => {
        expectName(algorithm, ['HMAC']);
        const expected = sign(key, data, 'verify');
        const given = readBytes(signature);
        return given.length === expected.length && timingSafeEqual(given, expected);
      }),
    decrypt: (algorithm: unknown, key: unknown, data: unknown) =>
      promised(realm, () => {
        expectName(algorithm, ['AES-GCM']);
        return buffer(decrypt(algorithm as AesGcm, keyFor(key, 'decrypt').bytes, readBytes(data)));
      }),
  });
}

function decrypt({ iv, additionalData, tagLength = 128 }: AesGcm, key: Uint8Array, data: Uint8Array): Buffer {
  const split = data.length - tagLength / 8;
  const decipher = createDecipheriv(`aes-${key.length * 8}-gcm` as 'aes-256-gcm', key, readBytes(iv), {
    authTagLength: tagLength / 8,
  });
  if (additionalData !== undefined) decipher.setAAD(readBytes(additionalData));
  decipher.setAuthTag(data.subarray(split));
  return Buffer.concat([decipher.update(data.subarray(0, split)), decipher.final()]);
}

/** The algorithm's or format's name, given as it is or as `{name}`, if it is one of `names`. */
function expectName(given: unknown, names: readonly string[]): string {
  const name = typeof given === 'object' && given !== null ? Reflect.get(given, 'name') : given;
  if (typeof name === 'string' && names.includes(name)) return name;
  const error = new Error(`not supported: ${String(name)}`);
  error.name = 'NotSupportedError';
  throw error;
}

function invalidAccess(message: string): Error {
  const error = new Error(message);
  error.name = 'InvalidAccessError';
  return error;
}
