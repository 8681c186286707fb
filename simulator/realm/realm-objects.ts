import { copyValue, type ValueFactory } from './copy-value';
import { isForeign } from './foreign-objects';
import { isError } from './format-value';
import type { FunctionWrapper } from './function-wrapper';
import type { Intrinsics } from './intrinsics';
import type { Realm } from './realm';
import { membersOf } from './untyped-values';

/** Creates a realm's errors. `toRealmError` converts what is not the realm's and returns everything else unchanged. */
interface ErrorFactory {
  error: Realm['createError'];
  toRealmError(thrown: unknown): unknown;
}

export function createErrorFactory({ errors, Object: { prototype } }: Intrinsics): ErrorFactory {
  function error(name: string, message: string): Error {
    const Kind = errors[name];
    const realmError: Error = Reflect.construct(Kind ?? errors.Error, [message]);
    if (!Kind) Object.defineProperty(realmError, 'name', { value: name, writable: true, configurable: true });
    return realmError;
  }
  return {
    error,
    toRealmError(thrown) {
      if (!isForeign(thrown, prototype)) return thrown;
      const { name, message } = membersOf(thrown);
      return error(String(name ?? 'Error'), String(message ?? ''));
    },
  };
}

/** Creates all other values that an app receives; see `Realm`. */
export function createObjectFactory(
  intrinsics: Intrinsics,
  wrapper: FunctionWrapper,
  { toRealmError }: ErrorFactory,
): Pick<Realm, 'createFunction' | 'createObject' | 'createModule' | 'toRealm' | 'createDate'> {
  const createDate = (time: number): unknown => new intrinsics.Date(time);

  function createFunction<F extends (...args: never[]) => unknown>(work: F, name = work.name): F {
    return wrapper.wrapFunction(work, name, work.length);
  }

  function toRealmFunction<F extends (...args: never[]) => unknown>(work: F, name: string): F {
    return isForeign(work, intrinsics.Object.prototype) ? createFunction(work, name) : work;
  }

  function createObject(members: Record<string, unknown>): Record<string, unknown> {
    const realmObject = new intrinsics.Object();
    for (const name of Object.getOwnPropertyNames(members)) {
      const member = Object.getOwnPropertyDescriptor(members, name);
      if (!member) continue;
      if (typeof member.value === 'function') member.value = toRealmFunction(member.value, name);
      else if (member.get || member.set) {
        if (member.get) member.get = toRealmFunction(member.get, name);
        if (member.set) member.set = toRealmFunction(member.set, name);
      }
      Object.defineProperty(realmObject, name, member);
    }
    return realmObject;
  }

  function createModule(members: Record<string, unknown>, chief?: string): Record<string, unknown> {
    const moduleObject = createObject(members);
    Object.defineProperty(moduleObject, '__esModule', { value: true });
    if (!('default' in members)) {
      const value = chief === undefined ? moduleObject : moduleObject[chief];
      Object.defineProperty(moduleObject, 'default', { value });
    }
    return moduleObject;
  }

  const factory: ValueFactory = {
    object: () => new intrinsics.Object(),
    array: () => new intrinsics.Array(),
    date: createDate,
    bytes(bytes, typeName) {
      const buffer = new intrinsics.ArrayBuffer(bytes.length);
      new Uint8Array(buffer).set(bytes);
      const View = intrinsics.views[typeName];
      return View ? new View(buffer) : buffer;
    },
    otherObject(value) {
      if (isForeign(value, intrinsics.Object.prototype) && !isError(value))
        throw new TypeError('a function or an object of the simulator cannot be handed to an app');
      return toRealmError(value);
    },
  };
  return {
    createFunction,
    createObject,
    createModule,
    toRealm: (value) => copyValue(value, factory),
    createDate,
  };
}
