import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type ProcessResult, REPOSITORY, TSX } from './command';

/** `npm run sign-in` as a process. */
export interface SignInProcess {
  /** The address that it asks to be opened; rejects where it ends without. */
  waitForAddress(): Promise<URL>;
  /** Resolves when it has said that. */
  waitForOutput(text: string): Promise<void>;
  ended: Promise<ProcessResult>;
  stop(): void;
}

/** The variables of this process without those that the command reads. */
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
  /** What stands in what it has said, as soon as it does. */
  const find = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const [found] = wanted.exec(stderr) ?? [];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stderr}`);
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
