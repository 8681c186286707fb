import { parsePairing } from '../../common/pairing';
import type { ResultCode } from '../../common/result-codes';
import type { ServiceName } from '../../common/services';
import type { AuthRedirect, Challenge } from '../../common/settings-keys';
import { redirectErrorCode } from '../http/service-error';
import type { AccountStore, PendingCode, PendingPairing, PendingTokens } from './account';
import { createCodeChallenge, createCodeVerifier } from './pkce';

/*
 * The beginning of a sign-in: the challenge that the settings page shows, and what comes back to the companion. The
 * verifier stays the same until a code was exchanged with it or the wearer signs out, so that the page may be
 * reloaded, or the companion killed, while the wearer reads the consent page.
 */

/** What the sign-in button needs; null when storage keeps no verifier. */
export const createSignInChallenge = (
  account: AccountStore,
  service: ServiceName,
  clientId: string,
  randomBytes: (count: number) => Uint8Array,
): Challenge | null => {
  const { verifier = createCodeVerifier(randomBytes) } = account.read();
  if (!account.read().verifier) account.change({ verifier });
  return account.flush() ? { service, clientId, codeChallenge: createCodeChallenge(verifier) } : null;
};

/** A sign-in to complete. `receivedAt` is not known here. */
export type NewSignIn = PendingCode | PendingTokens | PendingPairing;

/**
 * Reads what the consent page's redirect brought; the code to show the wearer when it cannot be used. A redirect of one
 * service is never used for another.
 */
export const readRedirect = (
  { service, code, error, token }: AuthRedirect,
  chosenService: ServiceName,
  clientId: string,
): NewSignIn | ResultCode => {
  if (service && service !== chosenService) return 'code';
  if (error) return redirectErrorCode(error);
  if (token) return { tokens: { accessToken: token } };
  return code ? { code: code.replace(/#_=_$/, '').replace(/%2f/gi, '/'), clientId } : 'code';
};

/**
 * Reads tokens that the wearer pasted: an access token and, after a space, its refresh token. Undefined for an empty
 * text.
 */
export const readPastedTokens = (text: string): NewSignIn | undefined => {
  const [accessToken, refreshToken] = text.split(/\s+/);
  return accessToken ? { tokens: { accessToken, refreshToken } } : undefined;
};

/** Reads a pairing text; the code to show the wearer when it is none. */
export const readPairing = (text: string): NewSignIn | ResultCode => {
  const pairing = parsePairing(text);
  return pairing ? { pairing } : 'pairing';
};
