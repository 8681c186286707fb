import type { Realm } from '../realm/realm';

/** Adds `members` to an object of the realm, converted to the realm's own getters and functions. Returns the object. */
export function addMembers<T extends object>(realm: Realm, target: T, members: Record<string, unknown>): T {
  return Object.defineProperties(target, Object.getOwnPropertyDescriptors(realm.createObject(members)));
}

/** An object of the realm whose properties call `read` at each use. Absent ones are undefined. */
export function createLiveObject<K extends string>(
  realm: Realm,
  keys: readonly K[],
  read: () => Readonly<Partial<Record<K, unknown>>>,
): Record<string, unknown> {
  const members = {};
  for (const key of keys) Object.defineProperty(members, key, { enumerable: true, get: () => read()[key] });
  return realm.createObject(members);
}
