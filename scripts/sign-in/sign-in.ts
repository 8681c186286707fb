import type { Pairing } from '../../common/pairing';
import { readAnswer } from './answer';
import { type Attempt, createAttempt } from './authorize';
import type { Client } from './client';
import { exchangeCode, type Fetch, type Grant } from './exchange';
import { type Loopback, openLoopback } from './loopback';
import type { SignInService } from './service';
import { SignInError } from './sign-in-error';

/** What a sign-in needs of the computer. */
export interface Surroundings {
  fetch: Fetch;
  /** Opens an address in the browser; undefined where only the person shall. */
  open: ((address: string) => void) | undefined;
  randomBytes(count: number): Buffer;
  /** Tells the person a line. */
  say(line: string): void;
  /** When to give up. */
  deadline: AbortSignal;
}

/** What to sign in to, as whom, for what; the answer comes to `port`. */
export interface SignInRequest {
  service: SignInService;
  client: Client;
  scopes: readonly string[];
  port: number;
}

/** A sign-in from the browser to the tokens. Throws a SignInError. */
export async function signIn(
  request: SignInRequest,
  around: Surroundings,
): Promise<{ pairing: Pairing; grant: Grant }> {
  const { service, client, scopes } = request;
  const loopback = await listen(request.port);
  try {
    const attempt = createAttempt(service, client.id, loopback.redirectUri, scopes, around.randomBytes);
    const code = await waitForCode(service, attempt, loopback, around);
    const grant = await exchangeCode(around.fetch, service, client, attempt, code, scopes);
    const { refreshToken, scopes: granted } = grant;
    const secret = client.secret === undefined ? {} : { clientSecret: client.secret };
    return {
      pairing: { service: service.name, clientId: client.id, ...secret, refreshToken, scopes: granted },
      grant,
    };
  } finally {
    await loopback.close();
  }
}

async function waitForCode(
  service: SignInService,
  { address, state }: Attempt,
  loopback: Loopback,
  { say, open, deadline }: Surroundings,
): Promise<string> {
  let strays = 0;
  const code = loopback.code((query) => {
    const answer = readAnswer(query, state, service);
    if (!answer && strays++ === 0)
      say('An answer to another sign-in came and was not taken; still waiting for this one.');
    return answer;
  }, deadline);
  say(
    `${open ? 'Your browser opens; where it does not, open' : 'Open'} this address on this computer:\n\n${address}\n`,
  );
  open?.(address);
  return await code;
}

async function listen(port: number): Promise<Loopback> {
  try {
    return await openLoopback(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EADDRINUSE' ? 'is taken' : 'needs more rights';
    throw new SignInError(
      `Port ${port} ${why}; name another with --port (for Fitbit one that is registered).`,
    );
  }
}
