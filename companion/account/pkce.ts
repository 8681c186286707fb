import { asciiBytes, base64url } from './base64';
import { sha256 } from './sha256';

/** A code verifier (RFC 7636): 32 random bytes make 43 characters. */
export const createCodeVerifier = (randomBytes: (count: number) => Uint8Array): string =>
  base64url(randomBytes(32));

/** The challenges by verifier, of which there is one at a time. */
const challenges: Record<string, string> = {};

/** The S256 challenge of a verifier. (The companion has no `crypto.subtle`.) It is published with every status. */
export const createCodeChallenge = (verifier: string): string =>
  (challenges[verifier] ||= base64url(sha256(asciiBytes(verifier))));
