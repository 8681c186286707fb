import { compileFunction, createContext, Script } from 'node:vm';
import type { Host, ScriptContext } from './host';

/** Evaluating any script in a context with its own promise queue runs the waiting jobs. */
const EMPTY_SCRIPT = new Script('0');
const READ_GLOBALS = new Script('this');

/** The host of a world that runs in Node. */
export const host: Host = {
  createContext(): ScriptContext {
    const context = createContext({}, { microtaskMode: 'afterEvaluate' });
    return {
      globals: READ_GLOBALS.runInContext(context),
      // Each `CompiledScript` is of `compileScript` below.
      evaluate: (script) => (script as Script).runInContext(context),
      compileFunction: (body, parameters, filename) =>
        compileFunction(body, [...parameters], { filename, parsingContext: context }),
      runMicrotasks: () => void EMPTY_SCRIPT.runInContext(context),
    };
  },
  compileScript: (source, filename, columnOffset = 0) => new Script(source, { filename, columnOffset }),
};
