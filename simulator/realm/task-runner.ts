import { type Context, Script } from 'node:vm';

/** Evaluating anything in a context with a promise queue of its own does the jobs waiting there. */
const EMPTY_SCRIPT = new Script('0');

export interface TaskRunner {
  /** True while code of the realm, or its promise jobs, are being run. */
  readonly isRunning: boolean;
  run<T>(work: () => T): T | undefined;
  /** From now on nothing is run, promise jobs included. */
  stop(): void;
}

/**
 * Runs tasks of a realm: the work, then the promise jobs that it left. A run within a run leaves the jobs to the
 * outermost, so that they never run in the middle of other code. What nobody caught goes to `report`.
 */
export function createTaskRunner(
  context: Context,
  takeUnhandledRejections: () => unknown[],
  report: (thrown: unknown, kind: 'exception' | 'promise rejection') => void,
): TaskRunner {
  let depth = 0;
  let isStopped = false;

  /** Reporting a rejection may lead back into the realm and leave new jobs. */
  function runMicrotasks(): void {
    while (!isStopped) {
      EMPTY_SCRIPT.runInContext(context);
      const unhandled = takeUnhandledRejections();
      if (unhandled.length === 0) return;
      for (const reason of unhandled) report(reason, 'promise rejection');
    }
  }

  return {
    get isRunning() {
      return depth > 0;
    },
    run(work) {
      if (isStopped) return undefined;
      depth++;
      try {
        return work();
      } catch (thrown) {
        report(thrown, 'exception');
        return undefined;
      } finally {
        if (depth === 1) runMicrotasks();
        depth--;
      }
    },
    stop() {
      isStopped = true;
    },
  };
}
