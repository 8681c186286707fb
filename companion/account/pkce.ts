import { asciiBytes, base64url } from './base64';
import { sha256 } from './sha256';

/** A code verifier (RFC 7636): 32 random bytes make 43 characters. */
export const createCodeVerifier = (randomBytes: (count: number) => Uint8Array): string =>
  base64url(randomBytes(32));

/** The S256 challenge of a verifier. (The companion has no `crypto.subtle`.) */
export const createCodeChallenge = (verifier: string): string => base64url(sha256(asciiBytes(verifier)));
