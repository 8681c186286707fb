import { createHash } from 'node:crypto';
import type { SignInService } from './services';

/** Who requests authorization for what, and where the result goes. */
export interface AuthorizationOptions {
  service: SignInService;
  clientId: string;
  redirectUri: string;
  scopes: readonly string[];
}

/** An authorization request with PKCE (RFC 6749 §4.1.1, RFC 7636). */
export interface AuthorizationRequest extends AuthorizationOptions {
  /** The address that the browser opens. */
  url: string;
  /** The redirect repeats it, so that results of other requests are recognised. */
  state: string;
  /** The PKCE verifier. Only the token request contains it. */
  verifier: string;
}

/** A request with a new state and verifier: 32 random bytes each, 43 characters. */
export function createAuthorizationRequest(
  options: AuthorizationOptions,
  randomBytes: (count: number) => Buffer,
): AuthorizationRequest {
  const { service, clientId, redirectUri, scopes } = options;
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(service.authorizeUrl);
  url.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...service.extraParameters,
  }).toString();
  return { ...options, url: url.href, state, verifier };
}
