import { getTypedArrayName } from '../realm/brand-checks';
import type { Realm } from '../realm/realm';
import { asBytes } from './as-bytes';
import { createSubtleCrypto } from './subtle-crypto';

/**
 * The `crypto` module. Only the watch has `subtle`. Random numbers come from the realm, so that a run is repeatable.
 */
export function createCryptoModule(
  realm: Realm,
  { subtle, warn = () => {} }: { subtle: boolean; warn?: (text: string) => void },
): Record<string, unknown> {
  const members: Record<string, unknown> = {
    getRandomValues(values: unknown) {
      const name = getTypedArrayName(values);
      if (name === undefined || name.startsWith('Float')) {
        throw new TypeError('expected an array of integers');
      }
      const bytes = asBytes(values);
      for (let i = 0; i < bytes.length; i++) bytes[i] = realm.random() >>> 24;
    },
  };
  if (subtle) members.subtle = createSubtleCrypto(realm, warn);
  return realm.createModule(members);
}
