import type { Bridge } from './bridge';
import { copy, type Material } from './copy';
import { isError } from './describe';
import type { Intrinsics } from './intrinsics';
import type { Realm } from './realm';

/** Makes a realm's errors. `adopt` turns an error of the host into one; everything else stays what it is. */
export interface ErrorMaker {
  error: Realm['error'];
  adopt(thrown: unknown): unknown;
}

export function createErrorMaker({ errors }: Intrinsics): ErrorMaker {
  function error(name: string, message: string): Error {
    const Kind = errors[name];
    const made: Error = Reflect.construct((Kind ?? errors.Error) as ErrorConstructor, [message]);
    if (!Kind) Object.defineProperty(made, 'name', { value: name, writable: true, configurable: true });
    return made;
  }
  const isOwn = (value: Error): boolean => value instanceof (errors.Error as ErrorConstructor);
  return {
    error,
    adopt: (thrown) => (isError(thrown) && !isOwn(thrown) ? error(thrown.name, thrown.message) : thrown),
  };
}

/** Makes everything else that an app may hold in its hands; see `Realm`. */
export function createObjectMaker(
  own: Intrinsics,
  bridge: Bridge,
  { adopt }: ErrorMaker,
): Pick<Realm, 'fn' | 'object' | 'module' | 'toRealm' | 'date'> {
  const date = (time: number): unknown => new own.Date(time);

  function fn(work: (...args: never[]) => unknown, name = work.name): unknown {
    return bridge.method(work, name, work.length);
  }

  function object(members: Record<string, unknown>): Record<string, unknown> {
    const made = new own.Object();
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(members))) {
      for (const part of ['value', 'get', 'set'] as const) {
        const work: unknown = member[part];
        if (typeof work === 'function' && !(work instanceof own.Function)) {
          member[part] = fn(work as () => unknown, name) as () => unknown;
        }
      }
      Object.defineProperty(made, name, member);
    }
    return made;
  }

  function module(members: Record<string, unknown>): Record<string, unknown> {
    const made = object(members);
    Object.defineProperty(made, '__esModule', { value: true });
    if (!('default' in members)) Object.defineProperty(made, 'default', { value: made });
    return made;
  }

  const material: Material = {
    object: () => new own.Object(),
    array: () => new own.Array(),
    date,
    bytes(bytes, kind) {
      const buffer = new own.ArrayBuffer(bytes.length);
      new Uint8Array(buffer).set(bytes);
      const View = own.views[kind];
      return View ? new View(buffer) : buffer;
    },
    other: adopt,
  };
  return { fn, object, module, toRealm: (value) => copy(value, material), date };
}
