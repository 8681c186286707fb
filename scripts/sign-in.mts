/**
 * Signs in to a health service from this computer (RFC 8252) and shows a pairing text for the phone:
 *
 *   npm run sign-in -- google|fitbit [options]
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { runSignIn } from './sign-in/command';

const { env, platform, stdin, stdout, stderr } = process;

await runSignIn({
  argv: process.argv.slice(2),
  env,
  platform,
  stdin,
  stdout,
  stderr,
  fetch,
  spawn,
  randomBytes,
  createTimeout: (ms) => AbortSignal.timeout(ms),
});
