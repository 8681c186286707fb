/**
 * Takes `Error.prepareStackTrace` away for good: the engine would call an app's function with call sites of the
 * host. The engine looks it up at the global `Error`, so that cannot be replaced either.
 */
export function closeStackTraceHook(globals: Record<string, unknown>): void {
  const closed = { writable: false, enumerable: false, configurable: false };
  Object.defineProperty(globals.Error, 'prepareStackTrace', { value: undefined, ...closed });
  Object.defineProperty(globals, 'Error', { value: globals.Error, ...closed });
}
