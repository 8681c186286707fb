import type { Globals, ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import type { FunctionWrapper } from './function-wrapper';
import { findNewerParts } from './regexp-literals';
import { evaluateFunction } from './untyped-values';

/**
 * `RegExp` is a Proxy, so that it stays the constructor of literals. `match`, `matchAll` and `search` make a regular
 * expression of a text without asking it.
 */
const SOURCE = `(function (check) {
'use strict';
const { apply, construct, defineProperty } = Reflect;
const Native = RegExp;
const { prototype } = Native;
const value = new Proxy(Native, {
  apply(_, self, args) {
    const [pattern, flags] = args;
    const isMade = pattern instanceof Native && pattern.constructor === value && flags === undefined;
    return isMade ? pattern : checked(apply(Native, self, args), flags);
  },
  construct(_, args, newTarget) {
    return checked(construct(Native, args, newTarget === value ? Native : newTarget), args[1]);
  },
});
const readSource = Object.getOwnPropertyDescriptor(prototype, 'source').get;
// The flags as they were given, which costs less than asking the result.
function checked(made, flags) {
  check(apply(readSource, made, []), typeof flags === 'string' ? flags : '');
  return made;
}
defineProperty(prototype, 'constructor', { value, writable: true, enumerable: false, configurable: true });
for (const name of ['match', 'matchAll', 'search']) {
  const native = String.prototype[name];
  const method = { [name](pattern) {
    if (typeof pattern === 'string') check(pattern, '');
    return apply(native, this, arguments);
  } }[name];
  defineProperty(String.prototype, name, { value: method, writable: true, enumerable: false, configurable: true });
}
return value;
})`;

const SCRIPT = host.compileScript(SOURCE, 'realm:newer-regexps');

/** Matches a pattern that may have something an older engine lacks. It is cheaper than a full look. */
const MAY_BE_NEWER = /\(\?</;

/** Reports patterns of ES2018 that an app builds at run time to `warn`. Call before the app's code runs. */
export function watchNewerRegExps(
  globals: Globals,
  context: ScriptContext,
  wrapper: FunctionWrapper,
  warn: (text: string) => void,
): void {
  const check = (pattern: string, flags: string): void => {
    if (!flags.includes('s') && !MAY_BE_NEWER.test(pattern)) return;
    for (const text of findNewerParts(pattern, flags)) warn(text);
  };
  const onCreate = wrapper.wrapFunction(check, 'check', 2);
  const value = Reflect.apply(evaluateFunction(context, SCRIPT), undefined, [onCreate]);
  Object.defineProperty(globals, 'RegExp', { value, writable: true, configurable: true, enumerable: false });
}
