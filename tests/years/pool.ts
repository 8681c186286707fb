import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { readResult } from './messages';
import type { Outcome } from './run-case';
import type { TestCase } from './test-case';

const WORKER = join(__dirname, 'worker.ts');
/** A world needs some 100 MB however long it runs. One that grows ends its process, and so the run. */
const HEAP_LIMIT_MB = 320;

interface Job {
  testCase: TestCase;
  resolve(outcome: Outcome): void;
  reject(error: Error): void;
}

/** Runs cases on `size` processes. They are independent of each other, so their number changes no result. */
export class Pool {
  private readonly idle: ChildProcess[] = [];
  private readonly all: ChildProcess[] = [];
  private readonly waiting: Job[] = [];

  /** `fba` is the path of the package that all run. */
  constructor(size: number, fba: string) {
    for (let i = 0; i < size; i++) {
      const child = fork(WORKER, [fba], {
        execArgv: [`--max-old-space-size=${HEAP_LIMIT_MB}`, '--import', 'tsx'],
      });
      this.all.push(child);
      this.idle.push(child);
    }
  }

  /** Rejects where the world itself threw. */
  run(testCase: TestCase): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ testCase, resolve, reject });
      this.next();
    });
  }

  close(): void {
    for (const child of this.all) child.kill();
  }

  private next(): void {
    const child = this.idle.pop();
    if (!child) return;
    const job = this.waiting.shift();
    if (!job) {
      this.idle.push(child);
      return;
    }
    const onExit = (): void => job.reject(new Error(`a worker ended while it ran seed ${job.testCase.seed}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      this.idle.push(child);
      const result = readResult(message);
      if ('outcome' in result) job.resolve(result.outcome);
      else job.reject(new Error(`seed ${job.testCase.seed}: ${result.error}`));
      this.next();
    });
    child.send({ testCase: job.testCase });
  }
}
