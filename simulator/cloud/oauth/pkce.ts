import { sha256 } from '@noble/hashes/sha2';
import { toBase64Url } from '../../world/bytes';

/** The challenge of an authorize request (RFC 7636 §4.2). */
export interface PkceChallenge {
  value: string;
  method: ChallengeMethod;
}

export type ChallengeMethod = 'S256' | 'plain';

/** The form of verifiers and challenges: 43 to 128 letters, digits and `-._~` (RFC 7636 §4.1, §4.2). */
export function isPkceText(text: string): boolean {
  return /^[A-Za-z0-9\-._~]{43,128}$/.test(text);
}

/** Whether the challenge was made from this verifier. */
export function matchesChallenge(verifier: string, challenge: PkceChallenge): boolean {
  if (!isPkceText(verifier)) return false;
  const made = challenge.method === 'S256' ? toBase64Url(sha256(verifier)) : verifier;
  return made === challenge.value;
}
