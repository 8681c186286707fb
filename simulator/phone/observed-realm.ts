import type { Realm, RealmEventTarget, RealmPromise } from '../realm/realm';

/**
 * The same realm, seen from outside: `entered` hears of every event, answer and settled promise that is
 * delivered through it. What the realm does by itself, its timers, is not told.
 */
export function observeRealm(realm: Realm, onEnter: () => void): Realm {
  return {
    ...realm,
    run(work) {
      onEnter();
      return realm.run(work);
    },
    eventTarget(): RealmEventTarget {
      const events = realm.eventTarget();
      return {
        ...events,
        dispatch(type, init) {
          onEnter();
          return events.dispatch(type, init);
        },
      };
    },
    promise(): RealmPromise {
      const { promise, resolve, reject } = realm.promise();
      return {
        promise,
        resolve(value) {
          onEnter();
          resolve(value);
        },
        reject(reason) {
          onEnter();
          reject(reason);
        },
      };
    },
  };
}
