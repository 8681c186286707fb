import type { Realm } from '../realm/realm';
import { asBytes } from './as-bytes';
import { decodeCbor, encodeCbor } from './cbor';
import { createFloatConstructor } from './cbor-float';

/** The `cbor` module. `warn` reports once each what may be otherwise on a watch or phone. */
export function createCborModule(realm: Realm, warn?: (text: string) => void): Record<string, unknown> {
  return realm.createModule({
    encode: (value: unknown) => realm.toRealm(encodeCbor(value, warn).buffer),
    decode: (data: unknown) => realm.toRealm(decodeCbor(asBytes(data), warn)),
    Float: createFloatConstructor(realm),
  });
}
