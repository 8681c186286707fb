import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import { once } from '../world/once';
import { TYPED_ARRAYS } from './intrinsics';
import { evaluateFunction } from './untyped-values';

/** The bytes of a value in an array of JerryScript, at least. */
const BYTES_PER_ITEM = 4;

/** What made the heap too small, with its size. */
type ReportLarge = (what: LargeThing, size: number) => void;
type LargeThing = 'array' | 'buffer' | 'text' | 'JSON';

/**
 * `push` is as fast as the engine's own where it is inlined. The others check their result. `prototype.constructor`
 * stays the engine's, because changing it makes arrays of all realms slower.
 */
const SOURCE = `(function (maxItems, maxBytes, reportLarge) {
'use strict';
const { isArray, prototype } = Array;
const { apply, construct } = Reflect;
const define = (target, name, value) =>
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
const nativePush = prototype.push;
const { push } = {
  push(item) {
    if (arguments.length !== 1 || !isArray(this)) {
      const length = apply(nativePush, this, arguments);
      if (length > maxItems) reportLarge('array', length);
      return length;
    }
    const { length } = this;
    this[length] = item;
    if (length === maxItems) reportLarge('array', length + 1);
    return length + 1;
  },
};
Object.defineProperty(push, 'length', { value: 1, configurable: true });
define(prototype, 'push', push);
function check(target, name, what, max) {
  const native = target[name];
  const method = { [name]() {
    const result = apply(native, this, arguments);
    if (result.length > max) reportLarge(what, result.length);
    return result;
  } }[name];
  Object.defineProperty(method, 'length', { value: native.length, configurable: true });
  define(target, name, method);
}
check(prototype, 'concat', 'array', maxItems);
check(prototype, 'join', 'text', maxBytes);
check(String.prototype, 'split', 'array', maxItems);
check(String.prototype, 'concat', 'text', maxBytes);
const nativeParse = JSON.parse;
const { parse } = {
  parse(text, reviver) {
    if (typeof text === 'string' && text.length > maxBytes) reportLarge('JSON', text.length);
    return nativeParse(text, reviver);
  },
};
define(JSON, 'parse', parse);
return function checkBuffers(globals, names) {
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const native = globals[name];
    const Checked = function () {
      const result = new.target ? construct(native, arguments, new.target) : apply(native, this, arguments);
      if (result.byteLength > maxBytes) reportLarge('buffer', result.byteLength);
      return result;
    };
    for (const key of Object.getOwnPropertyNames(native))
      Object.defineProperty(Checked, key, Object.getOwnPropertyDescriptor(native, key));
    Object.setPrototypeOf(Checked, Object.getPrototypeOf(native));
    define(globals, name, Checked);
  }
};
})`;
const SCRIPT = host.compileScript(SOURCE, 'realm:heap-watch');

const BUFFERS = ['ArrayBuffer', ...TYPED_ARRAYS];

interface HeapWatch {
  /** Watches the constructors too. Call when the realm has no other builtins than those of the watch. */
  watchBuffers(): void;
}

/**
 * Reports when one array, buffer or text of the app alone is larger than the heap of a watch. The heap itself is not
 * measured, so many small objects and an array that grows by its index are not noticed. Call while the realm has all
 * builtins of the engine.
 */
export function watchHeap(
  context: ScriptContext,
  heapBytes: number,
  warn: (text: string) => void,
): HeapWatch {
  const reportLarge: ReportLarge = once((what: LargeThing, size: number) =>
    warn(
      `${describe(what, size)}: a watch has ${heapBytes / 1024} KB for all of the app's memory, and ends the app when it is full`,
    ),
  );
  const install = evaluateFunction<
    (
      maxItems: number,
      maxBytes: number,
      reportLarge: ReportLarge,
    ) => (globals: object, names: readonly string[]) => void
  >(context, SCRIPT);
  const checkBuffers = install(heapBytes / BYTES_PER_ITEM, heapBytes, reportLarge);
  return { watchBuffers: () => checkBuffers(context.globals, BUFFERS) };
}

function describe(what: LargeThing, size: number): string {
  switch (what) {
    case 'array':
      return `memory: an array has ${size} items`;
    case 'buffer':
      return `memory: a buffer has ${size} bytes`;
    case 'text':
      return `memory: a text has ${size} characters`;
    case 'JSON':
      return `memory: ${size} characters of JSON are parsed`;
  }
}
