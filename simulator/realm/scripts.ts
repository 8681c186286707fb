import type { CompiledScript, ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import { rejectImports } from './import-syntax';
import { evaluateFunction } from './untyped-values';

/** A CommonJS script as a function, as in Node. */
export type CommonJs = (
  require: unknown,
  exports: Record<string, unknown>,
  module: Record<string, unknown>,
) => void;

const PARAMETERS = ['require', 'exports', 'module'];
const WRAPPER_HEAD = `(function (${PARAMETERS.join(', ')}) {`;

/** Number of scripts that are kept: those of one app and of the simulator. */
const MAX_CACHED_SCRIPTS = 16;
const scriptCache = new Map<string, { filename: string; script: CompiledScript }>();

/** The script as a function of the realm of `context`. Throws a SyntaxError where it does not parse. */
export function compileScript(source: string, filename: string, context: ScriptContext): CommonJs {
  rejectImports(source, filename);
  try {
    // A function of PARAMETERS.
    return context.compileFunction(source, PARAMETERS, filename) as CommonJs;
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    throw new SyntaxError(`${filename}: it nests too deep to be compiled`);
  }
}

/** Whether the stack has overflowed, whichever realm the error is of. Nothing that an app can replace is asked. */
function isStackOverflow(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    Object.getOwnPropertyDescriptor(error, 'message')?.value === 'Maximum call stack size exceeded'
  );
}

/**
 * The same, compiled once for all realms: a companion is launched a hundred times a day. It runs waiting promise
 * jobs of the realm, so no code of the realm may be running.
 */
export function compileScriptCached(source: string, filename: string, context: ScriptContext): CommonJs {
  let cached = scriptCache.get(source);
  if (cached?.filename !== filename) {
    // Compiles the script alone first: there an extra brace is an error, below it would close the wrapper.
    compileScript(source, filename, context);
    const script = host.compileScript(`${WRAPPER_HEAD}${source}\n})`, filename, -WRAPPER_HEAD.length);
    cached = { filename, script };
    if (scriptCache.size >= MAX_CACHED_SCRIPTS) scriptCache.clear();
    scriptCache.set(source, cached);
  }
  return evaluateFunction<CommonJs>(context, cached.script);
}
