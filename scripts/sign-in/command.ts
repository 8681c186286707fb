import { runCommand } from '../../simulator/cli/command';
import { HELP, readSignInArguments } from './arguments';
import { type Prompt, readClient } from './client';
import { checkAvailability, type Fetch } from './exchange';
import { openBrowser, type Spawn } from './open-browser';
import { printPairing, printWarnings, type TextOutput } from './print-pairing';
import { createPrompt } from './prompt';
import { signIn } from './sign-in';
import { SignInError } from './sign-in-error';

/** What a command is given. */
export interface CommandEnvironment {
  argv: string[];
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  /** The pairing text goes here and nowhere else, all other words to `stderr`. */
  stdout: TextOutput;
  stderr: NodeJS.WritableStream;
  fetch: Fetch;
  spawn: Spawn;
  randomBytes(count: number): Buffer;
  /** A signal that comes after so many ms. */
  createTimeout(time: number): AbortSignal;
}

/** How long a service may take for one answer, ms. */
const REQUEST_TIMEOUT_MS = 30_000;

/** `npm run sign-in`, from the command line to the exit status. */
export function runSignIn(computer: CommandEnvironment): Promise<void> {
  return runCommand(() => executeSignIn(computer));
}

/** The exit status; throws a UsageError for a wrong command line. */
export async function executeSignIn(computer: CommandEnvironment): Promise<number> {
  const log = (line: string) => computer.stderr.write(`${line}\n`);
  try {
    return await work(computer, log);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    log(error.message);
    return 1;
  }
}

async function work(computer: CommandEnvironment, log: (line: string) => void): Promise<number> {
  const { stdin, stdout, stderr, spawn, platform, randomBytes, createTimeout } = computer;
  const choice = readSignInArguments(computer.argv, computer.env);
  if (!choice) {
    stdout.write(`${HELP}\n`);
    return 0;
  }
  if (choice.isSecretOnCommandLine) log("The secret on the command line stays in your shell's history.");
  const { service, scopes, port, opensBrowser, timeoutMs } = choice;
  // Redirects are not followed: what is sent is for this address only.
  const fetch: Fetch = (address, init) =>
    computer.fetch(address, { ...init, redirect: 'manual', signal: createTimeout(REQUEST_TIMEOUT_MS) });
  let there: Promise<void> | undefined;
  const check = () => {
    there ??= checkAvailability(fetch, service);
    return there;
  };
  // Nobody is asked for the client id of a service that has ended.
  const ask: Prompt = (question, hidden) => check().then(() => createPrompt(stdin, stderr)(question, hidden));
  const client = await readClient(service, choice, stdin.isTTY ? ask : undefined);
  await check();
  const open = (address: string) =>
    openBrowser(spawn, platform, address, () => log('No browser could be opened.'));
  const { pairing, grant } = await signIn(
    { service, client, scopes, port },
    {
      fetch,
      openBrowser: opensBrowser ? open : undefined,
      randomBytes,
      log,
      deadline: createTimeout(timeoutMs),
    },
  );
  printWarnings(grant, scopes, log);
  printPairing(pairing, stdout, log);
  return 0;
}
