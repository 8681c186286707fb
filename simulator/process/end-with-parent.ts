import { type ChildProcess, spawn } from 'node:child_process';

/** Waits until its input ends, which happens when its parent is gone, however that ended. */
const WAIT_AND_KILL = 'read -r _; kill -9 "$0"';

const children = new Set<ChildProcess>();
let isListening = false;

/**
 * Ends a child when this process ends. A child whose code never returns does not notice by itself that its pipes are
 * closed, and this process cannot do anything when it is killed. So a shell beside it waits for that; Windows has none,
 * and there only an end in order counts. Returns the shell.
 */
export function endWithParent(child: ChildProcess): ChildProcess | undefined {
  children.add(child);
  child.once('close', () => children.delete(child));
  if (!isListening) process.on('exit', killAll);
  isListening = true;
  if (process.platform === 'win32' || child.pid === undefined) return undefined;
  // Not in the terminal's process group: Ctrl-C must not end it before the child.
  const shell = spawn('/bin/sh', ['-c', WAIT_AND_KILL, String(child.pid)], {
    env: {},
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A system without it is like Windows.
  shell.on('error', () => undefined);
  shell.stdin?.on('error', () => undefined);
  shell.unref();
  child.once('exit', () => shell.kill('SIGKILL'));
  return shell;
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL');
}
