import { runCommand } from '../../simulator/cli/command';
import { HELP, readChoice } from './arguments';
import { askAt } from './ask';
import { type Ask, readClient } from './client';
import { checkIsThere, type Fetch } from './exchange';
import { openBrowser, type Spawn } from './open-browser';
import { type Screen, showPairing, warnOf } from './show-pairing';
import { signIn } from './sign-in';
import { SignInError } from './sign-in-error';

/** What a command is given. */
export interface Computer {
  argv: string[];
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  /** The pairing text goes here and nowhere else, all other words to `stderr`. */
  stdout: Screen;
  stderr: NodeJS.WritableStream;
  fetch: Fetch;
  spawn: Spawn;
  randomBytes(count: number): Buffer;
  /** A signal that comes after so many ms. */
  after(time: number): AbortSignal;
}

/** How long a service may take for one answer, ms. */
const PATIENCE = 30_000;

/** `npm run sign-in`, from the command line to the exit status. */
export function runSignIn(computer: Computer): Promise<void> {
  return runCommand(() => signInWith(computer));
}

/** The exit status; throws a UsageError for a wrong command line. */
export async function signInWith(computer: Computer): Promise<number> {
  const say = (line: string) => computer.stderr.write(`${line}\n`);
  try {
    return await work(computer, say);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    say(error.message);
    return 1;
  }
}

async function work(computer: Computer, say: (line: string) => void): Promise<number> {
  const { stdin, stdout, stderr, spawn, platform, randomBytes, after } = computer;
  const choice = readChoice(computer.argv, computer.env);
  if (!choice) {
    stdout.write(`${HELP}\n`);
    return 0;
  }
  if (choice.secretShown) say("The secret on the command line stays in your shell's history.");
  const { service, scopes, port, browser, patience } = choice;
  // Redirects are not followed: what is sent is for this address only.
  const fetch: Fetch = (address, init) =>
    computer.fetch(address, { ...init, redirect: 'manual', signal: after(PATIENCE) });
  let there: Promise<void> | undefined;
  const check = () => {
    there ??= checkIsThere(fetch, service);
    return there;
  };
  // Nobody is asked for the client id of a service that has ended.
  const ask: Ask = (question, hidden) => check().then(() => askAt(stdin, stderr)(question, hidden));
  const client = await readClient(service, choice, stdin.isTTY ? ask : undefined);
  await check();
  const open = (address: string) =>
    openBrowser(spawn, platform, address, () => say('No browser could be opened.'));
  const { pairing, grant } = await signIn(
    { service, client, scopes, port },
    { fetch, open: browser ? open : undefined, randomBytes, say, deadline: after(patience) },
  );
  warnOf(grant, scopes, say);
  showPairing(pairing, stdout, say);
  return 0;
}
