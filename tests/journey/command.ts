import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runSim } from '../../simulator/cli/run-sim';
import { connectInProcess } from '../../simulator/client/in-process';
import type { Report } from '../../simulator/run/report';

export const REPOSITORY = join(__dirname, '../..');
export const FBA = join(REPOSITORY, 'build/app.fba');

/** What lets Node run TypeScript. */
export const TSX = pathToFileURL(require.resolve('tsx')).href;

/** How a process ended. */
export interface ProcessResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

export type Command = 'sim' | 'scenario' | 'cloud' | 'start' | 'fitbit';

/** What npm's script of this name calls. */
const SUBCOMMANDS: Readonly<Record<Command, string>> = {
  sim: 'run',
  scenario: 'test',
  cloud: 'cloud',
  start: 'open',
  fitbit: 'fitbit',
};

/** A folder that a test may write to, and that is gone afterwards. */
export function createFolder(): { path(name: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Runs a command as a process of its own, to its end. As many run at once as the computer has cores. */
export function runCommand(command: Command, ...args: string[]): Promise<ProcessResult> {
  return runInSlot(() => waitForExit(spawnCommand(command, args)));
}

/**
 * Runs an .fba as `npm run sim` does, in this process: starting another takes longer than most runs. Throws what the
 * command wrote to stderr where it wrote no report.
 */
export async function simulate(
  fba: string,
  ...options: string[]
): Promise<ProcessResult & { report: Report }> {
  let [stdout, stderr] = ['', ''];
  const status = await runSim([fba, ...options], {
    folder: REPOSITORY,
    connect: connectInProcess,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  if (stdout === '') throw new Error(`no report: ${stderr}`);
  return { status, stdout, stderr, report: JSON.parse(stdout) };
}

/** Runs any program to its end. */
export function runProgram(program: string, args: string[], options: SpawnOptions): Promise<ProcessResult> {
  return runInSlot(() => waitForExit(spawn(program, args, options)));
}

/** A command that goes on until it is stopped. */
export interface RunningCommand {
  /** The address that it printed, without a path. */
  origin: string;
  /** What follows the # of that address. */
  token: string;
  /** All that it printed so far. */
  printed: string;
  stop(): Promise<void>;
}

/** Starts a command and waits for the address that it prints. */
export async function startCommand(command: Command, ...args: string[]): Promise<RunningCommand> {
  const child = spawnCommand(command, args);
  const ended = waitForExit(child);
  let printed = '';
  while (!/http:\S+\n/.test(printed)) {
    const more = await Promise.race([once(child.stdout as NodeJS.EventEmitter, 'data'), ended]);
    if (!Array.isArray(more)) throw new Error(`npm run ${command} ended with ${more.status}: ${more.stderr}`);
    printed += String(more[0]);
  }
  const [address = ''] = /http:\S+/.exec(printed) ?? [];
  return {
    origin: new URL(address).origin,
    token: new URL(address).hash.slice(1),
    printed,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

function spawnCommand(command: Command, args: string[]): ChildProcess {
  return spawn(process.execPath, ['simulator/dist/cli.cjs', SUBCOMMANDS[command], ...args], {
    cwd: REPOSITORY,
  });
}

async function waitForExit(child: ChildProcess): Promise<ProcessResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

let freeSlots = availableParallelism();
const waitingForSlot: (() => void)[] = [];

async function runInSlot<T>(work: () => Promise<T>): Promise<T> {
  if (freeSlots > 0) freeSlots--;
  else await new Promise<void>((resolve) => waitingForSlot.push(resolve));
  try {
    return await work();
  } finally {
    const next = waitingForSlot.shift();
    if (next) next();
    else freeSlots++;
  }
}
