/**
 * Which kind of built-in object a value of any realm is. The checks read internal slots alone: no prototype and no
 * `Symbol.toStringTag` can deceive them, and no code of the value runs, not even that of a Proxy. A negative result of
 * `isDate` and `isAnyArrayBuffer` costs an exception, a microsecond or more: check the common kinds first.
 */

const { getTime } = Date.prototype;
const readByteLength = getterOf(ArrayBuffer.prototype, 'byteLength');
const readSharedByteLength =
  typeof SharedArrayBuffer === 'undefined' ? undefined : getterOf(SharedArrayBuffer.prototype, 'byteLength');
/** The getter of %TypedArray%, which returns undefined for other values. */
const readTypedArrayName = getterOf(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);

export function isDate(value: unknown): value is Date {
  return isObject(value) && accepts(getTime, value);
}

/** True for an ArrayBuffer and for a SharedArrayBuffer. */
export function isAnyArrayBuffer(value: unknown): value is ArrayBufferLike {
  return (
    isObject(value) &&
    (accepts(readByteLength, value) ||
      (readSharedByteLength !== undefined && accepts(readSharedByteLength, value)))
  );
}

/** `Uint8Array` and the like; undefined for other values, DataViews too. */
export function getTypedArrayName(value: unknown): string | undefined {
  return Reflect.apply(readTypedArrayName, value, []);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// V8 has it. The browser's types do not, and this file is compiled with them too.
const engine = Error as { stackTraceLimit?: number };

/** Whether an intrinsic function takes `value` as its `this`. No code of an app runs meanwhile. */
function accepts(intrinsic: (...args: never[]) => unknown, value: object): boolean {
  const { stackTraceLimit } = engine;
  // Nobody reads the stack, and it is most of the exception's cost.
  engine.stackTraceLimit = 0;
  try {
    Reflect.apply(intrinsic, value, []);
    return true;
  } catch {
    return false;
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
  }
}

function getterOf(prototype: object, name: PropertyKey): () => string | undefined {
  const getter = Reflect.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!getter) throw new TypeError(`no getter ${String(name)}`);
  return getter;
}
