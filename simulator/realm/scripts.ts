import { type Context, compileFunction, Script } from 'node:vm';

/** A CommonJS script in the form that Node gives it, too. */
export type CommonJs = (
  require: unknown,
  exports: Record<string, unknown>,
  module: Record<string, unknown>,
) => void;

const PARAMETERS = ['require', 'exports', 'module'];
const HEAD = `(function (${PARAMETERS.join(', ')}) {`;

/** Scripts that are kept: those of one app and the simulator's own are few. */
const KEPT = 16;
const kept = new Map<string, { filename: string; script: Script }>();

/** The script as a function of the realm of `context`. Throws a SyntaxError where it does not parse. */
export function compileScript(source: string, filename: string, context: Context): CommonJs {
  return compileFunction(source, PARAMETERS, { filename, parsingContext: context }) as CommonJs;
}

/**
 * The same, compiled once for all realms: a companion is launched a hundred times a day. Promise jobs that wait
 * in the realm are done by it, so it is for realms at rest.
 */
export function compileScriptOnce(source: string, filename: string, context: Context): CommonJs {
  let known = kept.get(source);
  if (known?.filename !== filename) {
    // By itself first: there a brace too many is an error, below it would end our own function.
    compileScript(source, filename, context);
    const script = new Script(`${HEAD}${source}\n})`, { filename, columnOffset: -HEAD.length });
    known = { filename, script };
    if (kept.size >= KEPT) kept.clear();
    kept.set(source, known);
  }
  return known.script.runInContext(context) as CommonJs;
}
