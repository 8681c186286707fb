import type { Realm } from '../realm/realm';

/** A constructor of the realm; `createInstance` returns the instance. */
export function createConstructor(
  realm: Realm,
  name: string,
  createInstance: (options?: unknown) => unknown,
): unknown {
  const compile = realm.globals.Function as FunctionConstructor;
  return compile(
    'make',
    `return function ${name}(options) { return make(options); };`,
  )(realm.createFunction(createInstance));
}
