import type { ScriptContext } from '../host/host';
import { host } from '../host/node-host';
import { bindGlobals } from './bind-globals';
import { formatValue } from './format-value';
import { rejectImports } from './import-syntax';
import { findGlobalThis } from './newer-builtins';
import type { Evaluation, Realm } from './realm';
import { findNewerRegExps } from './regexp-literals';
import { type CommonJs, compileScript, compileScriptCached } from './scripts';
import type { TaskRunner } from './task-runner';

/** The file name of what `evaluate` runs, for stack frames. */
const EVALUATED_SCRIPT = 'repl';

/** Runs the scripts of a realm; `load` and `evaluate` are the realm's. */
interface ScriptLoader extends Pick<Realm, 'load' | 'evaluate'> {
  /** The file names of the scripts so far. */
  readonly names: ReadonlySet<string>;
  /** Prepares the realm for the syntax of a source that is about to run. */
  noteSyntax(source: string): void;
}

interface LoaderOptions {
  context: ScriptContext;
  objects: Pick<Realm, 'createFunction' | 'createObject'>;
  taskRunner: TaskRunner;
  /** Reports syntax that old phones do not read; absent on the watch, whose compiler reports it. */
  onNewerSyntax?(text: string): void;
}

export function createScriptLoader({
  context,
  objects,
  taskRunner,
  onNewerSyntax,
}: LoaderOptions): ScriptLoader {
  const names = new Set<string>();
  const { createFunction, createObject } = objects;
  const { run } = taskRunner;

  function register(filename: string, source: string): void {
    // Only now, because phone and settings page add globals of their own.
    if (names.size === 0) bindGlobals(context);
    names.add(filename);
    noteSyntax(source);
  }

  function noteSyntax(source: string): void {
    if (source.includes('async')) taskRunner.expectAsyncCode();
    if (!onNewerSyntax) return;
    for (const warning of [...findNewerRegExps(source), ...findGlobalThis(source)]) onNewerSyntax(warning);
  }

  function load(source: string, filename: string, require: (id: string) => unknown): unknown {
    register(filename, source);
    if (taskRunner.isRunning) return runScript(compileScript(source, filename, context), require);
    return run(() => runScript(compileScriptCached(source, filename, context), require));
  }

  function runScript(script: CommonJs, require: (id: string) => unknown): unknown {
    const exports = createObject({});
    const module = createObject({ exports });
    Reflect.apply(script, exports, [
      createFunction((id: unknown) => require(String(id)), 'require'),
      exports,
      module,
    ]);
    return module.exports;
  }

  function evaluate(source: string): Evaluation | undefined {
    register(EVALUATED_SCRIPT, source);
    return run(() => {
      try {
        rejectImports(source, EVALUATED_SCRIPT);
        return { text: formatValue(context.evaluate(host.compileScript(source, EVALUATED_SCRIPT))) };
      } catch (thrown) {
        return { error: formatValue(thrown) };
      }
    });
  }

  return { names, load, evaluate, noteSyntax };
}
