import type { CompiledScript, ScriptContext } from '../host/host';

/** The members of an object of an app, to read: each is unknown, and may be a getter of the app. */
export function membersOf(object: object): Readonly<Record<string, unknown>> {
  // Every object can be asked for every name.
  return object as Readonly<Record<string, unknown>>;
}

/** Whether an app's value can be called. It takes any arguments, as each function of JavaScript does. */
export function isCallable(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

/** The function that a script of the simulator's own is; `F` is what its source says. */
export function evaluateFunction<F extends (...args: never[]) => unknown>(
  context: ScriptContext,
  script: CompiledScript,
): F {
  // The source is a text, of which the compiler knows nothing.
  return context.evaluate(script) as F;
}
