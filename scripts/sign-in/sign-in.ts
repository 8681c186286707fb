import type { Pairing } from '../../common/pairing';
import { type AuthorizationRequest, createAuthorizationRequest } from './authorization-request';
import { readAuthorizationResult } from './authorization-result';
import type { Client } from './client';
import { exchangeCode, type Fetch, type Grant } from './exchange';
import { type Loopback, openLoopback } from './loopback';
import type { SignInService } from './services';
import { SignInError } from './sign-in-error';

/** What a sign-in uses of the computer. */
export interface SignInDependencies {
  fetch: Fetch;
  /** Undefined where the person opens the address. */
  openBrowser: ((url: string) => void) | undefined;
  randomBytes(count: number): Buffer;
  /** Shows a line to the person. */
  log(line: string): void;
  /** Aborts the wait for the redirect. */
  deadline: AbortSignal;
}

/** The service, the client and the scopes. The redirect goes to `port` of this computer. */
export interface SignInOptions {
  service: SignInService;
  client: Client;
  scopes: readonly string[];
  port: number;
}

/** Signs in: from the consent page in the browser to the tokens. Throws a SignInError. */
export async function signIn(
  { service, client, scopes, port }: SignInOptions,
  dependencies: SignInDependencies,
): Promise<{ pairing: Pairing; grant: Grant }> {
  const { fetch, randomBytes } = dependencies;
  const loopback = await listenOrThrow(port);
  try {
    const { redirectUri } = loopback;
    const options = { service, clientId: client.id, redirectUri, scopes };
    const request = createAuthorizationRequest(options, randomBytes);
    const code = await waitForCode(request, loopback, dependencies);
    const grant = await exchangeCode(fetch, { request, client, code });
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
  { url, state, service }: AuthorizationRequest,
  loopback: Loopback,
  { log, openBrowser, deadline }: SignInDependencies,
): Promise<string> {
  let hasWarned = false;
  const code = loopback.waitForCode((query) => {
    const result = readAuthorizationResult(query, state, service);
    if (!result && !hasWarned) {
      hasWarned = true;
      log('A response to another sign-in arrived and was ignored; still waiting for this one.');
    }
    return result;
  }, deadline);
  log(
    `${openBrowser ? 'Your browser opens. If it does not, open' : 'Open'} this address on this computer:\n\n${url}\n`,
  );
  openBrowser?.(url);
  return await code;
}

async function listenOrThrow(port: number): Promise<Loopback> {
  try {
    return await openLoopback(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EADDRINUSE' ? 'is in use' : 'requires more rights';
    throw new SignInError(`Port ${port} ${why}; choose another with --port (for Fitbit, a registered one).`);
  }
}
