import type { Globals } from '../host/host';
import { isForeign } from './foreign-objects';
import type { FunctionWrapper } from './function-wrapper';
import { isCallable } from './untyped-values';

export interface PromiseTracker {
  /**
   * Whether a promise of the realm has yet to settle: without one there are no promise jobs, because its first handler
   * is that of the tracker. Async functions are not noticed.
   */
  readonly hasPending: boolean;
  /** The reasons of promises rejected since the last call that have no handler. */
  takeUnhandledRejections(): unknown[];
}

class Itself {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: a derived class adds its private fields to this object
    return object;
  }
}

/** A mark on a promise that no app sees. A WeakSet takes five times as long, and the garbage collector too. */
class HandledMark extends Itself {
  readonly #isHandled = true;

  static add(promise: object): void {
    if (!HandledMark.has(promise)) new HandledMark(promise);
  }

  static has(promise: object): boolean {
    return #isHandled in promise;
  }
}

/**
 * Tracks unhandled rejections of the realm's promises. Node reports them only at the end of a turn of its event
 * loop, and as an error of the process. So each new promise gets a handler of ours, and `then` records which
 * promises have a handler of the app.
 */
export function installPromise(globals: Globals, wrapper: FunctionWrapper): PromiseTracker {
  const Native = globals.Promise;
  const { prototype: objectPrototype } = globals.Object;
  const nativeThen = Native.prototype.then;
  let pending = 0;
  let rejected: { promise: object; reason: unknown }[] = [];

  const recordRejection = (promise: object, reason: unknown): void => {
    pending--;
    rejected.push({ promise, reason });
  };
  const recordFulfilment = wrapper.wrapHandler(() => void pending--, undefined);
  const track = (promise: object): void => {
    pending++;
    Reflect.apply(nativeThen, promise, [recordFulfilment, wrapper.wrapHandler(recordRejection, promise)]);
  };
  /** A host function would run in the host's promise queue instead of the realm's. */
  const toRealmHandler = (handler: unknown): unknown => {
    if (!isCallable(handler) || !isForeign(handler, objectPrototype)) return handler;
    return wrapper.wrapFunction(handler, '', 1);
  };

  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const RealmPromise = wrapper.wrapConstructor(
    (newTarget, args) => {
      if (!newTarget) throw new TypeError("Promise constructor cannot be invoked without 'new'");
      const promise: object = Reflect.construct(Native, [args[0]], newTarget);
      track(promise);
      return promise;
    },
    'Promise',
    1,
  );
  function then(this: object, onFulfilled: unknown, onRejected: unknown): object {
    const derived: object = Reflect.apply(nativeThen, this, [
      toRealmHandler(onFulfilled),
      toRealmHandler(onRejected),
    ]);
    HandledMark.add(this);
    track(derived);
    return derived;
  }
  // Without Symbol.species, `then` creates the engine's own promises, which `track` expects.
  for (const name of ['all', 'race', 'reject', 'resolve', 'allSettled', 'any'] as const)
    if (name in Native) define(RealmPromise, name, Native[name]);
  Object.defineProperty(RealmPromise, 'prototype', { value: Native.prototype, writable: false });
  define(Native.prototype, 'constructor', RealmPromise);
  define(Native.prototype, 'then', wrapper.wrapFunction(then, 'then', 2));
  define(globals, 'Promise', RealmPromise);

  return {
    get hasPending() {
      return pending > 0;
    },
    takeUnhandledRejections() {
      if (rejected.length === 0) return rejected;
      const unhandled = rejected.filter(({ promise }) => !HandledMark.has(promise));
      rejected = [];
      return unhandled.map(({ reason }) => reason);
    },
  };
}
