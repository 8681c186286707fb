import { createHash } from 'node:crypto';
import type { SignInService } from './services';

/** One try to sign in. */
export interface AuthorizationRequest {
  /** What the browser opens. */
  address: string;
  /** Comes back with the answer to this try and no other. */
  state: string;
  /** Proves at the exchange who has asked (RFC 7636). */
  verifier: string;
  /** Where the answer arrives. */
  redirectUri: string;
}

/** A try of its own state and verifier: 32 random bytes each, 43 characters. */
export function createAuthorizationRequest(
  service: SignInService,
  clientId: string,
  redirectUri: string,
  scopes: readonly string[],
  randomBytes: (count: number) => Buffer,
): AuthorizationRequest {
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const address = new URL(service.authorizeUrl);
  address.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...service.extraParameters,
  }).toString();
  return { address: address.href, state, verifier, redirectUri };
}
