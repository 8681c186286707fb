import { type Context, Script } from 'node:vm';

/** Evaluating anything in a context with a promise queue of its own does the jobs waiting there. */
const NOTHING = new Script('0');

export interface Turns {
  /** True while code of the realm, or its promise jobs, are being run. */
  readonly running: boolean;
  run<T>(work: () => T): T | undefined;
  /** From now on nothing is run, promise jobs included. */
  stop(): void;
}

/**
 * Lets a realm work in turns: some work, then the promise jobs it left. A run within a run leaves the jobs to the
 * outermost, so that they never run in the middle of other code. What nobody caught goes to `report`.
 */
export function createTurns(
  context: Context,
  takeUnhandled: () => unknown[],
  report: (thrown: unknown, what: 'exception' | 'promise rejection') => void,
): Turns {
  let depth = 0;
  let stopped = false;

  /** Reporting a rejection may lead back into the realm and leave new jobs. */
  function drain(): void {
    while (!stopped) {
      NOTHING.runInContext(context);
      const unhandled = takeUnhandled();
      if (unhandled.length === 0) return;
      for (const reason of unhandled) report(reason, 'promise rejection');
    }
  }

  return {
    get running() {
      return depth > 0;
    },
    run(work) {
      if (stopped) return undefined;
      depth++;
      try {
        return work();
      } catch (thrown) {
        report(thrown, 'exception');
        return undefined;
      } finally {
        if (depth === 1) drain();
        depth--;
      }
    },
    stop() {
      stopped = true;
    },
  };
}
