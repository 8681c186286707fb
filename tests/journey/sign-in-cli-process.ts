import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Ended, REPOSITORY, TSX } from './command';

/** `npm run sign-in` as a process. */
export interface SignInProcess {
  /** The address that it asks to be opened; rejects where it ends without. */
  address(): Promise<URL>;
  /** Resolves when it has said that. */
  said(text: string): Promise<void>;
  ended: Promise<Ended>;
  stop(): void;
}

/** The variables of this process without those that the command reads. */
const { ALMANAC_CLIENT_ID: _id, ALMANAC_CLIENT_SECRET: _secret, ...plain } = process.env;

export function startSignIn(words: string[], env: NodeJS.ProcessEnv = {}): SignInProcess {
  const child = spawn(process.execPath, ['--import', TSX, 'scripts/sign-in.mts', ...words], {
    cwd: REPOSITORY,
    env: { ...plain, ...env },
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
    address: async () => new URL(await find(/(?<=\n)http\S+(?=\n)/)),
    said: async (text) => {
      await find(new RegExp(text));
    },
    ended,
    stop: () => child.kill(),
  };
}
