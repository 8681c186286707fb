import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { MINUTE_MS, SECOND_MS } from '../../simulator/world/duration';
import { readResult } from './messages';
import type { Outcome } from './run-case';
import type { TestCase } from './test-case';

const WORKER = join(__dirname, 'worker.ts');
/** A world needs some 100 MB however long it runs. One that grows ends its process. */
const HEAP_LIMIT_MB = 320;
/** Most of what a wake makes dies with it: with more room for the young a tenth of the time is saved. */
const YOUNG_MB = 32;
/** The longest world takes a minute of a busy machine. One that never ends must not keep the run waiting. */
const MAX_REAL_MS = 15 * MINUTE_MS;

interface Job {
  testCase: TestCase;
  resolve(outcome: Outcome): void;
  reject(error: Error): void;
}

/** Runs cases on `size` processes. They are independent of each other, so their number changes no result. */
export class Pool {
  private readonly idle: ChildProcess[] = [];
  private readonly all = new Set<ChildProcess>();
  private readonly waiting: Job[] = [];

  /** `fba` is the path of the package that all run. A world that takes longer than `maxRealMs` is ended. */
  constructor(
    size: number,
    private readonly fba: string,
    private readonly maxRealMs = MAX_REAL_MS,
  ) {
    for (let i = 0; i < size; i++) this.start();
  }

  /** Rejects where the world itself threw, its process ended, or it took too long. */
  run(testCase: TestCase): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ testCase, resolve, reject });
      this.next();
    });
  }

  close(): void {
    for (const child of this.all) child.removeAllListeners('exit').kill();
  }

  private start(): void {
    const child = fork(WORKER, [this.fba], {
      execArgv: [
        `--max-old-space-size=${HEAP_LIMIT_MB}`,
        `--max-semi-space-size=${YOUNG_MB}`,
        '--import',
        'tsx',
      ],
    });
    this.all.add(child);
    this.idle.push(child);
  }

  private next(): void {
    const child = this.idle.pop();
    if (!child) return;
    const job = this.waiting.shift();
    if (!job) {
      this.idle.push(child);
      return;
    }
    let hasHung = false;
    const timer = setTimeout(() => {
      hasHung = true;
      child.kill('SIGKILL');
    }, this.maxRealMs);
    const onExit = (): void => {
      clearTimeout(timer);
      this.all.delete(child);
      job.reject(
        new Error(
          hasHung
            ? `it had not ended after ${this.maxRealMs / SECOND_MS} s`
            : `its process ended, perhaps at ${HEAP_LIMIT_MB} MB`,
        ),
      );
      this.start();
      this.next();
    };
    child.once('exit', onExit);
    child.once('message', (message) => {
      clearTimeout(timer);
      child.off('exit', onExit);
      this.idle.push(child);
      const result = readResult(message);
      if ('outcome' in result) job.resolve(result.outcome);
      else job.reject(new Error(result.error));
      this.next();
    });
    child.send({ testCase: job.testCase });
  }
}
