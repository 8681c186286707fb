import type { Realm } from '../realm/realm';

/** Puts `members` on an object of the realm, getters and functions made the realm's own. Answers the object. */
export function addMembers<T extends object>(realm: Realm, target: T, members: Record<string, unknown>): T {
  return Object.defineProperties(target, Object.getOwnPropertyDescriptors(realm.createObject(members)));
}

/** An object of the realm whose properties are read anew at each use; what is not there is undefined. */
export function createLiveObject<K extends string>(
  realm: Realm,
  keys: readonly K[],
  read: () => Readonly<Partial<Record<K, unknown>>>,
): Record<string, unknown> {
  const members = {};
  for (const key of keys) Object.defineProperty(members, key, { enumerable: true, get: () => read()[key] });
  return realm.createObject(members);
}
