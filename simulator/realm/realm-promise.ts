import type { Bridge } from './bridge';

export interface PromiseWatch {
  /** The reasons of promises rejected since the last call that nobody listens to. */
  takeUnhandled(): unknown[];
}

/**
 * Lets the realm's own promises tell who was rejected unheard. Node reports such promises too, but only at the end
 * of a turn of real time, and as a fault of the whole process; so each promise made is given a listener of ours
 * at birth, and `then` notes which promises have one of the app's.
 */
export function installPromise(globals: Record<string, unknown>, bridge: Bridge): PromiseWatch {
  const Native = globals.Promise as PromiseConstructor;
  const RealmFunction = globals.Function as FunctionConstructor;
  const nativeThen = Native.prototype.then;
  const heard = new WeakSet<object>();
  let rejected: { promise: object; reason: unknown }[] = [];

  const note = (promise: object, reason: unknown): void => void rejected.push({ promise, reason });
  const watch = (promise: object): void => {
    Reflect.apply(nativeThen, promise, [undefined, bridge.handler(note, promise)]);
  };
  /** A handler from outside would wait in the host's promise queue instead of the realm's. */
  const own = (handler: unknown): unknown => {
    if (typeof handler !== 'function' || handler instanceof RealmFunction) return handler;
    return bridge.method(handler as () => unknown, '', 1);
  };

  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const RealmPromise = bridge.constructable(
    (newTarget, args) => {
      if (!newTarget) throw new TypeError("Promise constructor cannot be invoked without 'new'");
      const promise: object = Reflect.construct(Native, [args[0]], newTarget);
      watch(promise);
      return promise;
    },
    'Promise',
    1,
  );
  function then(this: object, onFulfilled: unknown, onRejected: unknown): object {
    const derived: object = Reflect.apply(nativeThen, this, [own(onFulfilled), own(onRejected)]);
    heard.add(this);
    watch(derived);
    return derived;
  }
  // Without Symbol.species, `then` makes plain promises of the engine, which is what `watch` expects.
  for (const name of ['all', 'race', 'reject', 'resolve'] as const) define(RealmPromise, name, Native[name]);
  Object.defineProperty(RealmPromise, 'prototype', { value: Native.prototype, writable: false });
  define(Native.prototype, 'constructor', RealmPromise);
  define(Native.prototype, 'then', bridge.method(then, 'then', 2));
  define(globals, 'Promise', RealmPromise);

  return {
    takeUnhandled() {
      const unheard = rejected.filter(({ promise }) => !heard.has(promise));
      rejected = [];
      return unheard.map(({ reason }) => reason);
    },
  };
}
