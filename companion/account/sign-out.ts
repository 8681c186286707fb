import type { Http } from '../platform';
import { type AccountRecord, type Revocation, randomOrigin, revocationOf } from './account';
import { type OAuthEndpoints, revokeRequest } from './oauth-requests';
import { createVerifier } from './pkce';
import { asServiceError, failureOf } from './service-error';

/**
 * Forgets the account at once, online or not; the service is told when it can be. What belongs to the
 * application (its secret) stays.
 */
export function signOut(account: AccountRecord, randomBytes: (count: number) => Uint8Array): void {
  const { tokens, owed = [], secret } = account.read();
  account.change({
    origin: randomOrigin(randomBytes),
    owed: owed.concat(tokens ? revocationOf(tokens, secret) : []),
    tokens: undefined,
    attempt: undefined,
    ended: undefined,
    exchange: undefined,
    // The page may still be open, and its button with it.
    verifier: createVerifier(randomBytes),
    opened: undefined,
  });
}

/**
 * Tells the service of sign-outs that it has not heard of. An answer settles one, whatever it is
 * (200, or 404: the token is gone already); without an answer it stays owed.
 */
export async function payRevocations(
  account: AccountRecord,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<void> {
  for (const revocation of account.read().owed || []) {
    if (!(await revoke(revocation, service, http, now))) return;
    const left = (account.read().owed || []).filter((other) => other.token !== revocation.token);
    account.change({ owed: left });
  }
}

async function revoke(
  { client, token }: Revocation,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<boolean> {
  try {
    const failure = failureOf(await http(revokeRequest(service, client, token)), now());
    return failure?.kind !== 'wait';
  } catch (error) {
    return asServiceError(error).kind !== 'wait';
  }
}
