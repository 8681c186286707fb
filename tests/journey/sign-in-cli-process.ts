import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ProcessResult, REPOSITORY, TSX } from './command';

/** `npm run sign-in` as a process. */
export interface SignInProcess {
  /** The address that the command prints to be opened. Rejects where it ends without one. */
  waitForAddress(): Promise<URL>;
  /** Resolves when the command has printed the text. */
  waitForOutput(text: string): Promise<void>;
  ended: Promise<ProcessResult>;
  stop(): void;
}

/** The environment without the variables that the command reads. */
const { ALMANAC_CLIENT_ID: _id, ALMANAC_CLIENT_SECRET: _secret, ...cleanEnv } = process.env;

export function startSignIn(args: string[], env: NodeJS.ProcessEnv = {}): SignInProcess {
  const child = spawn(process.execPath, ['--import', TSX, 'scripts/sign-in.mts', ...args], {
    cwd: REPOSITORY,
    env: { ...cleanEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const ended = once(child, 'close').then(([status]) => ({
    status: status as number | null,
    stdout,
    stderr,
  }));
  /** The first match in the output, as soon as there is one. */
  const find = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const [found] = pattern.exec(stderr) ?? [];
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`ended with ${child.exitCode ?? child.signalCode}: ${stderr}`);
      await Promise.race([once(child.stderr, 'data'), ended]);
    }
  };
  return {
    waitForAddress: async () => new URL(await find(/(?<=\n)http\S+(?=\n)/)),
    waitForOutput: async (text) => {
      await find(new RegExp(text));
    },
    ended,
    stop: () => child.kill(),
  };
}
