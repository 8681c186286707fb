/**
 * All that the simulated world needs of the JavaScript runtime under it. `node-host.ts` is the one implementation;
 * a bundler replaces that file where the world runs elsewhere.
 */
export interface Host {
  /**
   * An empty JavaScript environment with its own builtins and its own promise queue, whose `eval` and `Function`
   * compile nothing. `onRejection` receives what a promise of it was rejected with, if nobody handles that, once the
   * turn is over.
   */
  createContext(onRejection: (reason: unknown) => void): ScriptContext;
  /** Resolves when the rejections of this turn have been reported. */
  nextTurn(): Promise<void>;
  /**
   * Compiles a script that any context can run. `columnOffset` is added to the columns of its first line. Throws a
   * SyntaxError of the host where it does not parse.
   */
  compileScript(source: string, filename: string, columnOffset?: number): CompiledScript;
  /** The bytes of a font file, `Barlow_400Regular.ttf`. Throws an Error where there is none. */
  readFont(fileName: string): ArrayBuffer;
  /**
   * The files of fonts beside the app's project that have a character, the best first; `*` in their names is the
   * weight, 400 or 700. `readFont` reads them.
   */
  findInstalledFonts(codePoint: number): readonly string[];
  readonly clock: RealClock;
}

/** Real time, for the pace of a world that a person watches. */
export interface RealClock {
  /** Milliseconds from any beginning. */
  now(): number;
  /** Calls back after `delayMs`; with 0, as soon as other work of the process has had its turn. */
  schedule(work: () => void, delayMs: number): void;
}

/** A compiled script, of a kind that only the host reads. */
export type CompiledScript = object;

/** The global object of a context that has run nothing yet. What code of an app has run in may have others. */
export type Globals = Record<string, unknown> & {
  Array: ArrayConstructor;
  Date: DateConstructor;
  Float32Array: Float32ArrayConstructor;
  Function: FunctionConstructor;
  Intl: Record<string, unknown>;
  Math: { random: unknown };
  Number: NumberConstructor;
  Object: ObjectConstructor;
  Promise: PromiseConstructor;
  RegExp: RegExpConstructor;
  String: StringConstructor;
};

export interface ScriptContext {
  /** The context's global object. */
  readonly globals: Globals;
  /** Evaluates a script, then the waiting promise jobs of the context. Returns the script's completion value. */
  evaluate(script: CompiledScript): unknown;
  /**
   * Compiles a function of the context with these parameters; runs nothing. Throws a SyntaxError of the context where
   * `body` does not parse.
   */
  compileFunction(body: string, parameters: readonly string[], filename: string): unknown;
  /** Runs the waiting promise jobs of the context. */
  runMicrotasks(): void;
}
