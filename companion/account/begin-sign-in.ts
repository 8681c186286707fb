import { parsePairing } from '../../common/pairing';
import type { ResultCode } from '../../common/result-codes';
import type { ServiceName } from '../../common/services';
import type { AuthRedirect, Challenge } from '../../common/settings-keys';
import { redirectErrorCode } from '../http/service-error';
import { type AccountStore, serviceOf } from './account';
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

/** The code to show the wearer when the input is invalid; otherwise whether it is on disk. */
export type Acceptance = ResultCode | boolean;

/** Accepts what the consent page's redirect brought. A redirect of one service is never used for another. */
export const acceptRedirect = (
  account: AccountStore,
  { service, code, error, token }: AuthRedirect,
  clientId: string,
  receivedAt: number,
): Acceptance => {
  if (service && service !== serviceOf(account.read())) return 'code';
  if (error) return redirectErrorCode(error);
  if (token) return account.change({ pending: { tokens: { accessToken: token }, receivedAt } });
  if (!code) return 'code';
  return account.change({
    pending: { code: code.replace(/#_=_$/, '').replace(/%2f/gi, '/'), clientId, receivedAt },
  });
};

/** Accepts tokens that the wearer pasted: an access token and, after a space, its refresh token. */
export const acceptPastedToken = (account: AccountStore, text: string, receivedAt: number): Acceptance => {
  const [accessToken, refreshToken] = text.split(/\s+/);
  return !accessToken || account.change({ pending: { tokens: { accessToken, refreshToken }, receivedAt } });
};

/** Accepts a pairing text. */
export const acceptPairing = (account: AccountStore, text: string, receivedAt: number): Acceptance => {
  const pairing = parsePairing(text);
  return pairing ? account.change({ pending: { pairing, receivedAt } }) : 'pairing';
};
