import { runCommand } from '../../simulator/cli/command';
import { SECOND_MS } from '../../simulator/world/duration';
import { HELP, readSignInArguments } from './arguments';
import { type Prompt, readClient } from './client';
import { checkAvailability, type Fetch } from './exchange';
import { openBrowser, type Spawn } from './open-browser';
import { printPairing, printWarnings, type TextOutput } from './print-pairing';
import { createPrompt } from './prompt';
import { signIn } from './sign-in';
import { SignInError } from './sign-in-error';

/** What the command uses of the environment. */
export interface CommandEnvironment {
  argv: string[];
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Only the pairing text goes here, all other output to `stderr`. */
  stdout: TextOutput;
  stderr: NodeJS.WritableStream;
  fetch: Fetch;
  spawn: Spawn;
  randomBytes(count: number): Buffer;
  /** A signal that aborts after `ms`. */
  createTimeout(ms: number): AbortSignal;
}

/** Longest time for a response of a service, ms. */
const REQUEST_TIMEOUT_MS = 30 * SECOND_MS;

/** Runs `npm run sign-in` and sets the exit status. */
export function runSignIn(environment: CommandEnvironment): Promise<void> {
  return runCommand(() => executeSignIn(environment));
}

/** Returns the exit status. Throws a UsageError for a wrong command line. */
export async function executeSignIn(environment: CommandEnvironment): Promise<number> {
  const log = (line: string) => environment.stderr.write(`${line}\n`);
  try {
    return await execute(environment, log);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    log(error.message);
    return 1;
  }
}

async function execute(environment: CommandEnvironment, log: (line: string) => void): Promise<number> {
  const { stdin, stdout, stderr, spawn, platform, randomBytes, createTimeout } = environment;
  const args = readSignInArguments(environment.argv, environment.env);
  if (!args) {
    stdout.write(`${HELP}\n`);
    return 0;
  }
  if (args.isSecretOnCommandLine) log("Your shell's history keeps the secret on the command line.");
  const { service, scopes, port, opensBrowser, timeoutMs } = args;
  // Redirects are not followed: the request is for this URL only.
  const fetch: Fetch = (url, init) =>
    environment.fetch(url, { ...init, redirect: 'manual', signal: createTimeout(REQUEST_TIMEOUT_MS) });
  let available: Promise<void> | undefined;
  const checkOnce = () => {
    available ??= checkAvailability(fetch, service);
    return available;
  };
  // Checks first, so that nobody enters the client id of a service that has ended.
  const prompt: Prompt = (question, isHidden) =>
    checkOnce().then(() => createPrompt(stdin, stderr)(question, isHidden));
  const client = await readClient(service, args, stdin.isTTY ? prompt : undefined);
  await checkOnce();
  const open = (url: string) => openBrowser(spawn, platform, url, () => log('No browser could be opened.'));
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
