import type { Realm } from '../realm/realm';

/** A promise of the realm, settled with what `work` returns or throws. */
export function promiseTry(realm: Realm, work: () => unknown): unknown {
  const { promise, resolve, reject } = realm.createPromise();
  try {
    resolve(work());
  } catch (error) {
    reject(error);
  }
  return promise;
}
