import type { ScriptContext } from '../host/host';
import { noteAsyncCode } from '../world/async-code';
import { type CodeOwner, noteRunningCode } from '../world/running-code';
import type { UncaughtKind } from './realm';
import type { PromiseTracker } from './realm-promise';

export interface TaskRunner {
  /** True while code of the realm or its promise jobs run. */
  readonly isRunning: boolean;
  readonly isStopped: boolean;
  run<T>(work: () => T): T | undefined;
  /** From now on code with async functions may run. */
  expectAsyncCode(): void;
  /** Runs nothing any more, promise jobs included. */
  stop(): void;
}

/**
 * Runs tasks of a realm: the work, then its promise jobs. Only the outermost run runs the jobs, so that they never
 * interrupt other code. Uncaught errors go to `report`.
 */
export function createTaskRunner(
  context: ScriptContext,
  owner: CodeOwner,
  promises: PromiseTracker,
  report: (thrown: unknown, kind: UncaughtKind) => void,
): TaskRunner {
  let depth = 0;
  let isStopped = false;
  let hasAsyncCode = false;

  /** Repeats, because reporting a rejection may run code of the realm and add jobs. */
  function runMicrotasks(): void {
    // Entering the engine for nothing would be a third of what a reading of a sensor costs.
    while (!isStopped && (promises.hasPending || hasAsyncCode)) {
      context.runMicrotasks();
      const unhandled = promises.takeUnhandledRejections();
      if (unhandled.length === 0) return;
      for (const reason of unhandled) report(reason, 'promise rejection');
    }
  }

  return {
    get isRunning() {
      return depth > 0;
    },
    get isStopped() {
      return isStopped;
    },
    run(work) {
      if (isStopped) return undefined;
      if (depth === 0) noteRunningCode(owner);
      depth++;
      try {
        return work();
      } catch (thrown) {
        report(thrown, 'exception');
        return undefined;
      } finally {
        if (depth === 1) {
          runMicrotasks();
          if (hasAsyncCode) noteAsyncCode();
        }
        depth--;
      }
    },
    expectAsyncCode() {
      hasAsyncCode = true;
    },
    stop() {
      isStopped = true;
    },
  };
}
