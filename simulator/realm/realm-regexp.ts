import { parse } from 'acorn';
import type { Globals } from '../host/host';
import { messageOf } from '../world/message-of';
import type { FunctionWrapper, NewTarget } from './function-wrapper';

/** Number of patterns that are kept: those of an app. */
const MAX_KNOWN_PATTERNS = 500;
const knownPatterns = new Set<string>();

/**
 * Installs the `RegExp` of ES5.1, which is all that the watch's engine has: look-behind, named groups and the flags
 * `s`, `u`, `y` are SyntaxErrors. Literals are checked with the script. The strings that `match` and `search` take
 * become regular expressions too.
 */
export function restrictRegExp(globals: Globals, wrapper: FunctionWrapper): void {
  const Native = globals.RegExp;
  const { prototype } = Native;
  const isRegExp = (value: unknown): value is RegExp => value instanceof Native;
  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  };

  /** Throws the SyntaxError of either engine. */
  const create = (pattern: unknown, flags: unknown, newTarget: NewTarget = Native): RegExp => {
    if (isRegExp(pattern) && flags !== undefined)
      throw new TypeError('the flags of a RegExp cannot be changed');
    const args = isRegExp(pattern) ? [pattern] : [pattern === undefined ? '' : String(pattern), flags];
    if (flags !== undefined) args[1] = String(flags);
    const regExp: RegExp = Reflect.construct(Native, args, newTarget);
    if (!isRegExp(pattern)) checkPattern(regExp.source, String(args[1] ?? ''));
    return regExp;
  };

  const RealmRegExp = wrapper.wrapConstructor(
    (newTarget, { 0: pattern, 1: flags }) => {
      if (!newTarget && isRegExp(pattern) && flags === undefined) return pattern;
      return create(pattern, flags, newTarget);
    },
    'RegExp',
    2,
  );
  Object.defineProperty(RealmRegExp, 'prototype', { value: prototype, writable: false });
  define(prototype, 'constructor', RealmRegExp);
  define(globals, 'RegExp', RealmRegExp);

  const compile = prototype.compile;
  define(
    prototype,
    'compile',
    wrapper.wrapFunction(
      function (this: RegExp, pattern: unknown, flags: unknown) {
        const checked = create(pattern, flags);
        return Reflect.apply(compile, this, [checked.source, checked.flags]);
      },
      'compile',
      2,
    ),
  );

  const { prototype: stringPrototype } = globals.String;
  for (const name of ['match', 'search'] as const) {
    const native: (...args: never[]) => unknown = stringPrototype[name];
    const method = function (this: unknown, pattern: unknown) {
      return Reflect.apply(native, this, [isRegExp(pattern) ? pattern : create(pattern, undefined)]);
    };
    define(stringPrototype, name, wrapper.wrapFunction(method, name, 1));
  }
}

/** `source` as a RegExp has it. Throws a SyntaxError for what ES5.1 does not have. */
function checkPattern(source: string, flags: string): void {
  const literal = `/${source}/${flags}`;
  if (knownPatterns.has(literal)) return;
  try {
    parse(literal, { ecmaVersion: 5 });
  } catch (error) {
    const reason = messageOf(error).replace(/ \(\d+:\d+\)$/, '');
    throw new SyntaxError(`${reason}: a watch has the regular expressions of ES5.1`);
  }
  if (knownPatterns.size < MAX_KNOWN_PATTERNS) knownPatterns.add(literal);
}
