import type { Realm, RealmEventTarget, RealmPromise } from '../realm/realm';

/**
 * The same realm, seen from outside: `entered` hears of every event, answer and settled promise that is
 * delivered through it. What the realm does by itself, its timers, is not told.
 */
export function watchRealm(realm: Realm, entered: () => void): Realm {
  return {
    ...realm,
    run(work) {
      entered();
      return realm.run(work);
    },
    eventTarget(): RealmEventTarget {
      const events = realm.eventTarget();
      return {
        ...events,
        dispatch(type, init) {
          entered();
          return events.dispatch(type, init);
        },
      };
    },
    promise(): RealmPromise {
      const { promise, resolve, reject } = realm.promise();
      return {
        promise,
        resolve(value) {
          entered();
          resolve(value);
        },
        reject(reason) {
          entered();
          reject(reason);
        },
      };
    },
  };
}
