import { type Context, runInContext } from 'node:vm';

/** Filename of the few lines that run inside a realm; frames of it are not an app's. */
export const WRAPPER_FILE = 'realm:function-wrapper';

/**
 * A function handed to `then` belongs to the promise queue of the realm that made it, so a host's own would run
 * at some moment of real time. Every host function an app can reach is therefore called through one of the
 * realm's. The errors it throws become the realm's as well.
 */
const SOURCE = `(function (adopt) {
  'use strict';
  const { apply, construct, defineProperty } = Reflect;
  function named(made, name, length) {
    defineProperty(made, 'name', { value: name, configurable: true });
    defineProperty(made, 'length', { value: length, configurable: true });
    return made;
  }
  return {
    wrapFunction(host, name, length) {
      const { method } = { method() { try { return apply(host, this, arguments); } catch (e) { throw adopt(e); } } };
      return named(method, name, length);
    },
    wrapHandler(host, subject) {
      return function (value) { host(subject, value); };
    },
    wrapNativeConstructor(native, name, length) {
      return named(function () {
        return new.target ? construct(native, arguments, new.target) : apply(native, this, arguments);
      }, name, length);
    },
    wrapConstructor(host, name, length) {
      return named(function () {
        try { return host(new.target, arguments); } catch (e) { throw adopt(e); }
      }, name, length);
    },
  };
})`;

/** What a host constructor is called with: `new.target` (undefined for a plain call) and the arguments. */
export type HostConstructor = (newTarget: NewTarget | undefined, args: ArrayLike<unknown>) => unknown;
export type NewTarget = new (...args: never[]) => unknown;
// biome-ignore lint/complexity/noBannedTypes: a function of the realm, of which nothing more is known
export type RealmFunction = Function;

export interface FunctionWrapper {
  wrapFunction(host: (...args: never[]) => unknown, name: string, length: number): RealmFunction;
  /** A handler for a promise that no app sees: calls `host` with `about` and what the promise has become. */
  wrapHandler<T>(host: (subject: T, value: unknown) => void, subject: T): RealmFunction;
  /** A constructor that does what the realm's `native` does, without its static members. */
  wrapNativeConstructor(native: RealmFunction, name: string, length: number): RealmFunction;
  wrapConstructor(host: HostConstructor, name: string, length: number): RealmFunction;
}

/** Makes functions of the realm that call the host's. `toRealmError` turns what a host function threw into the realm's. */
export function createFunctionWrapper(
  context: Context,
  toRealmError: (thrown: unknown) => unknown,
): FunctionWrapper {
  return runInContext(SOURCE, context, { filename: WRAPPER_FILE })(toRealmError) as FunctionWrapper;
}
