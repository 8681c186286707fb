import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { lockedFlags } from '../host/locked-flags';
import { endWithParent } from '../process/end-with-parent';
import { SECOND_MS } from '../world/duration';

/** Longest time to compile a script, real ms. One of 4 MB takes some 0.2 s. */
const TIME_LIMIT_MS = 2 * SECOND_MS;
/** Longest time until Node has started, real ms: a busy computer takes a while. */
const START_LIMIT_MS = 20 * SECOND_MS;
const HEAP_LIMIT_MB = 256;
/** What is read of the answer, characters. */
const MAX_ANSWER_LENGTH = 2_000;

/** The answer is a word, or what is wrong after it. It compiles, and never runs what it has compiled. */
const PROGRAM = `
const { readFileSync, writeSync } = require('node:fs');
const { compileFunction } = require('node:vm');
const script = readFileSync(0, 'utf8');
writeSync(1, 'read ');
try {
  compileFunction(script, ['require', 'exports', 'module']);
  writeSync(1, 'good');
} catch (error) {
  writeSync(1, 'bad ' + String(error.message).slice(0, 500));
}`;

/** `isSettled`: the answer is that of the compiler, and the same each time. */
export type BodyCheck = { problem: string | undefined; isSettled: boolean };

/**
 * What is wrong with a script as the body of a function with `require`, `exports` and `module`. A stranger's script may
 * take the compiler any time and memory, as a long class of a regular expression does: it is compiled in a process of
 * its own, which can open nothing, and is killed when it is late.
 */
export function checkFunctionBody(script: string, timeLimitMs = TIME_LIMIT_MS): Promise<BodyCheck> {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [...lockedFlags({ heapLimitMb: HEAP_LIMIT_MB }), '-e', PROGRAM],
    { env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  endWithParent(child);
  // Closed where the process has ended early.
  child.stdin.on('error', () => undefined);
  child.stdin.end(script);
  return new Promise((resolve) => {
    let answer = '';
    let isLate = false;
    const kill = (): void => {
      isLate = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(kill, START_LIMIT_MS);
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      if (answer === '') {
        clearTimeout(timer);
        timer = setTimeout(kill, timeLimitMs);
      }
      answer = (answer + chunk).slice(0, MAX_ANSWER_LENGTH);
    });
    const settle = (unsettled: string): void => {
      clearTimeout(timer);
      const [, word, problem] = /^read (good$|bad )(.*)/s.exec(answer) ?? [];
      if (word === undefined) resolve({ problem: unsettled, isSettled: false });
      else resolve({ problem: word === 'good' ? undefined : problem, isSettled: true });
    };
    child.on('error', (error) => settle(`it cannot be compiled: ${error.message}`));
    child.on('close', () =>
      settle(isLate ? `it was not compiled within ${timeLimitMs / SECOND_MS} s` : 'its compiler ended'),
    );
  });
}
