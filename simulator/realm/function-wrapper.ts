import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import { isForeign } from './foreign-objects';
import type { Intrinsics } from './intrinsics';
import { evaluateFunction } from './untyped-values';

/** The file name of the code that runs inside a realm. Its frames are not an app's. */
const WRAPPER_FILE = 'realm:function-wrapper';

/**
 * A callback of `then` runs in the promise queue of the realm that created it, so a host function would run in
 * real time. Therefore a function of the realm wraps every host function that an app can reach. The errors that
 * it throws become the realm's, and `checkResult` throws for a result that is not the realm's.
 */
const SOURCE = `(function (adopt, checkResult) {
  'use strict';
  const { apply, construct, defineProperty } = Reflect;
  const EndError = Error;
  let isEnded = false;
  const StackError = RangeError;
  // With the stack almost used up the host cannot even convert its error.
  function toOwnError(thrown) {
    try { return adopt(thrown); } catch (_) { return new StackError('Maximum call stack size exceeded'); }
  }
  function check(result) {
    const isObject = typeof result === 'object' ? result !== null : typeof result === 'function';
    if (isObject) checkResult(result);
    return result;
  }
  function named(made, name, length) {
    defineProperty(made, 'name', { value: name, configurable: true });
    defineProperty(made, 'length', { value: length, configurable: true });
    return made;
  }
  return {
    end() { isEnded = true; },
    wrapFunction(host, name, length) {
      const { method } = {
        method() {
          if (isEnded) throw new EndError('this run has ended');
          try { return check(apply(host, this, arguments)); } catch (e) { throw toOwnError(e); }
        },
      };
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
        try { return check(host(new.target, arguments)); } catch (e) { throw toOwnError(e); }
      }, name, length);
    },
  };
})`;
const WRAPPER_SCRIPT = host.compileScript(SOURCE, WRAPPER_FILE);

/** Receives `new.target` (undefined for a plain call) and the arguments. */
type HostConstructor = (newTarget: NewTarget | undefined, args: ArrayLike<unknown>) => unknown;
export type NewTarget = new (...args: never[]) => unknown;
// biome-ignore lint/complexity/noBannedTypes: any function of the realm
export type RealmFunction = Function;

export interface FunctionWrapper {
  /** From now on wrapped functions do nothing but throw: an app that was ended within a call runs on to its return. */
  end(): void;
  /** A function of the realm that does what `host` does. */
  wrapFunction<F extends (...args: never[]) => unknown>(host: F, name: string, length: number): F;
  /** A promise handler that no app sees. Calls `host` with `subject` and the value of the promise. */
  wrapHandler<T>(host: (subject: T, value: unknown) => void, subject: T): RealmFunction;
  /** A constructor that does the same as `native`, without its static members. */
  wrapNativeConstructor(native: RealmFunction, name: string, length: number): RealmFunction;
  wrapConstructor(host: HostConstructor, name: string, length: number): RealmFunction;
}

/** Wraps host functions in functions of the realm. `toRealmError` converts what they throw. */
export function createFunctionWrapper(
  context: ScriptContext,
  { Object: { prototype } }: Intrinsics,
  toRealmError: (thrown: unknown) => unknown,
): FunctionWrapper {
  const checkResult = (result: object): void => {
    if (isForeign(result, prototype)) throw new TypeError('the simulator returned an object of its own');
  };
  const createWrapper = evaluateFunction<
    (adopt: typeof toRealmError, check: typeof checkResult) => FunctionWrapper
  >(context, WRAPPER_SCRIPT);
  return createWrapper(toRealmError, checkResult);
}
