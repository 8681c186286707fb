import type { Globals, ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import type { FunctionWrapper } from './function-wrapper';

/** The file name of code that is a text. */
const FILE = 'realm:code-from-strings';

/**
 * Installs `Function` and `eval`. The engine's own are switched off in a realm, because they would compile
 * `import()`, whose promise brings an error of the host. `eval` sees global variables only, which `onEval` may report.
 * `onCode` is called with each text before it is compiled.
 */
export function installCodeFromStrings(
  globals: Globals,
  wrapper: FunctionWrapper,
  context: ScriptContext,
  { onCode, onEval }: { onCode(source: string): void; onEval(): void },
): void {
  const { prototype } = globals.Function;
  const createFunction = (args: ArrayLike<unknown>): unknown => {
    const texts = Array.from(args, String);
    const body = texts.pop() ?? '';
    const source = `return function anonymous(${texts.join()}\n) {\n${body}\n}`;
    rejectImport(source);
    onCode(source);
    // A function without parameters that returns a function.
    const create = context.compileFunction(source, [], FILE) as () => unknown;
    return create();
  };
  const evaluate = (code: unknown): unknown => {
    if (typeof code !== 'string') return code;
    onEval();
    rejectImport(code);
    onCode(code);
    return context.evaluate(host.compileScript(code, FILE));
  };

  const RealmFunction = wrapper.wrapConstructor((_, args) => createFunction(args), 'Function', 1);
  Object.defineProperty(RealmFunction, 'prototype', { value: prototype, writable: false });
  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  };
  define(prototype, 'constructor', RealmFunction);
  define(globals, 'Function', RealmFunction);
  define(globals, 'eval', wrapper.wrapFunction(evaluate, 'eval', 1));
}

/** Throws a SyntaxError. The word is enough, because it has no other use in such code. */
function rejectImport(code: string): void {
  if (/\bimport\b/.test(code)) throw new SyntaxError('import is not supported');
}
