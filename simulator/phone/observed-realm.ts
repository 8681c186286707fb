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
    createEventTarget(): RealmEventTarget {
      const events = realm.createEventTarget();
      return {
        ...events,
        dispatch(type, init) {
          onEnter();
          return events.dispatch(type, init);
        },
      };
    },
    createPromise(): RealmPromise {
      const { promise, resolve, reject } = realm.createPromise();
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
