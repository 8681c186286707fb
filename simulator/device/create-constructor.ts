import type { Realm } from '../realm/realm';

/** A constructor of the realm; `createInstance` receives its first three arguments and returns the instance. */
export function createConstructor(
  realm: Realm,
  name: string,
  createInstance: (...args: unknown[]) => unknown,
): unknown {
  const { Function: compile } = realm.globals;
  return compile(
    'make',
    `return function ${name}(first, second, third) { return make(first, second, third); };`,
  )(realm.createFunction(createInstance));
}
