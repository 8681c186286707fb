import type { Realm, RealmEventTarget, RealmPromise } from '../realm/realm';

/**
 * The same realm, which calls `onEnter` before each event, response and settled promise that it receives. The
 * realm's own timers do not count.
 */
export function observeRealm(realm: Realm, onEnter: () => void): Realm {
  return {
    ...realm,
    run(work) {
      onEnter();
      return realm.run(work);
    },
    createEventTarget(platform): RealmEventTarget {
      const events = realm.createEventTarget(platform);
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
