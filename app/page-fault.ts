/** The names in the log so far. One face runs in a process, so the module keeps them. */
const faultyPages: Record<string, boolean> = {};

/**
 * Calls `draw` with `view`. A page that throws must not stop the clock or the other pages: its error is logged, and
 * later errors of the same name are not.
 */
export function catchFault<T>(name: string, draw: (view: T) => void, view?: T): void {
  try {
    // The cast: without a view `draw` takes none.
    draw(view as T);
  } catch (error) {
    if (!faultyPages[name]) console.error(name + ': ' + error);
    faultyPages[name] = true;
  }
}
