import type { Pairing } from '../../common/pairing';
import { type AuthorizationRequest, createAuthorizationRequest } from './authorization-request';
import { readAuthorizationResult } from './authorization-result';
import type { Client } from './client';
import { exchangeCode, type Fetch, type Grant } from './exchange';
import { type Loopback, openLoopback } from './loopback';
import type { SignInService } from './services';
import { SignInError } from './sign-in-error';

/** What a sign-in needs of the computer. */
export interface SignInDependencies {
  fetch: Fetch;
  /** Opens an address in the browser; undefined where only the person shall. */
  openBrowser: ((address: string) => void) | undefined;
  randomBytes(count: number): Buffer;
  /** Tells the person a line. */
  log(line: string): void;
  /** When to give up. */
  deadline: AbortSignal;
}

/** What to sign in to, as whom, for what; the answer comes to `port`. */
export interface SignInOptions {
  service: SignInService;
  client: Client;
  scopes: readonly string[];
  port: number;
}

/** A sign-in from the browser to the tokens. Throws a SignInError. */
export async function signIn(
  request: SignInOptions,
  around: SignInDependencies,
): Promise<{ pairing: Pairing; grant: Grant }> {
  const { service, client, scopes } = request;
  const loopback = await listenOrThrow(request.port);
  try {
    const attempt = createAuthorizationRequest(
      service,
      client.id,
      loopback.redirectUri,
      scopes,
      around.randomBytes,
    );
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
  { address, state }: AuthorizationRequest,
  loopback: Loopback,
  { log, openBrowser, deadline }: SignInDependencies,
): Promise<string> {
  let strays = 0;
  const code = loopback.waitForCode((query) => {
    const answer = readAuthorizationResult(query, state, service);
    if (!answer && strays++ === 0)
      log('An answer to another sign-in came and was not taken; still waiting for this one.');
    return answer;
  }, deadline);
  log(
    `${openBrowser ? 'Your browser opens; where it does not, open' : 'Open'} this address on this computer:\n\n${address}\n`,
  );
  openBrowser?.(address);
  return await code;
}

async function listenOrThrow(port: number): Promise<Loopback> {
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
