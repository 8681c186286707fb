import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { REPOSITORY } from './command';

/** Longest time of a command of the tool, ms. On a busy computer it takes less. */
const TIMEOUT_MS = 10_000;
const POLL_MS = 20;

/** The Fitbit command line tool, at whose prompt a test types. */
export interface SdkToolProcess {
  readonly child: ChildProcess;
  /** Types a line; resolves to what was printed up to and with `until`. Rejects with all output after 10 s. */
  type(line: string, until: RegExp): Promise<string>;
  waitFor(until: RegExp): Promise<string>;
  /** What a terminal does: the signal goes to the command and to the tool. */
  pressCtrlC(): void;
  /** Resolves to the exit status. */
  readonly ended: Promise<number | null>;
}

/** Starts `npm run fitbit`. */
export function startSdkTool(args: string[], env: Record<string, string>): SdkToolProcess {
  const child = spawn(process.execPath, ['simulator/dist/cli.cjs', 'fitbit', ...args], {
    cwd: REPOSITORY,
    detached: true,
    env: { ...process.env, ...env },
  });
  let output = '';
  let readUpTo = 0;
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const ended = once(child, 'close').then(([status]) => {
    hasEnded = true;
    return status as number | null;
  });

  async function waitFor(until: RegExp): Promise<string> {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      const text = stripCursorCodes(output).slice(readUpTo);
      const found = until.exec(text);
      if (found) {
        readUpTo += found.index + found[0].length;
        return text.slice(0, found.index + found[0].length);
      }
      if (hasEnded || Date.now() > deadline) throw new Error(`no ${until} in:\n${text}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  return {
    child,
    ended,
    waitFor,
    pressCtrlC: () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    },
    type: (line, until) => {
      child.stdin.write(`${line}\n`);
      return waitFor(until);
    },
  };
}

function stripCursorCodes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins them
  return text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, '');
}
