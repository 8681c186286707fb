import { parsePairing } from '../../common/pairing';
import type { ResultCode } from '../../common/result-codes';
import type { OAuthEndpoints } from '../../common/services';
import type { AuthRedirect, Challenge } from '../../common/settings-keys';
import { fetchJson } from '../http';
import { patched } from '../patched';
import type { After, Http } from '../platform';
import {
  type Account,
  type AccountStore,
  type PendingSignIn,
  pendingSignInService,
  revocationsAfterSignOut,
  serviceOf,
} from './account';
import { introspect } from './introspect';
import { exchangeRequest, refreshRequest } from './oauth-requests';
import { createCodeChallenge, createCodeVerifier } from './pkce';
import { REFRESH_REPLAY_MS, RETRY_PAUSES_MS, retryLostAnswers } from './retry-lost-answers';
import { asServiceError, redirectErrorCode } from './service-error';
import { readTokens, type Tokens } from './tokens';

/*
 * From a challenge to tokens. The verifier stays the same until a code was exchanged with it or the wearer
 * signs out, so that the page may be reloaded, or the companion killed, while they read the consent page.
 */

/** A code can be exchanged for ten minutes after consent (Fitbit's authorization guide); a token waits no longer either. */
const SIGN_IN_LIFETIME_MS = 10 * 60000;

/** What the sign-in button needs; null where storage keeps no verifier. */
export const createSignInChallenge = (
  account: AccountStore,
  clientId: string,
  randomBytes: (count: number) => Uint8Array,
): Omit<Challenge, 'service'> | null => {
  const { verifier = createCodeVerifier(randomBytes) } = account.read();
  if (!account.read().verifier) account.change({ verifier });
  return account.flush() ? { clientId, codeChallenge: createCodeChallenge(verifier) } : null;
};

/** What to tell the wearer of a hand-over that is no good; of any other, whether it is on disk. */
export type Acceptance = ResultCode | boolean;

/** Takes what came back from the consent page; nothing of one service goes to another. */
export const acceptRedirect = (
  account: AccountStore,
  { service, code, error, token }: AuthRedirect,
  clientId: string,
  receivedAt: number,
): Acceptance => {
  if (service && service !== serviceOf(account.read())) return 'code';
  if (error) return redirectErrorCode(error);
  if (token) return account.change({ pendingSignIn: { tokens: { accessToken: token }, receivedAt } });
  if (!code) return 'code';
  return account.change({
    pendingSignIn: { code: code.replace(/#_=_$/, '').replace(/%2f/gi, '/'), clientId, receivedAt },
  });
};

/** Takes tokens that the wearer has pasted: an access token and, behind a space, its refresh token. */
export const acceptPastedToken = (account: AccountStore, text: string, receivedAt: number): Acceptance => {
  const [accessToken, refreshToken] = text.split(/\s+/);
  return (
    !accessToken || account.change({ pendingSignIn: { tokens: { accessToken, refreshToken }, receivedAt } })
  );
};

/** Takes a pairing text. */
export const acceptPairing = (account: AccountStore, text: string, receivedAt: number): Acceptance => {
  const pairing = parsePairing(text);
  return pairing ? account.change({ pendingSignIn: { pairing, receivedAt } }) : 'pairing';
};

/**
 * Makes what has arrived into tokens of `service`, the one of `pendingSignInService`. Answers how it ended, undefined
 * where the wearer has changed their mind.
 */
export const completeSignIn = (
  account: AccountStore,
  pendingSignIn: PendingSignIn,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
  after: After,
  newOrigin: () => number,
): Promise<ResultCode | undefined> | ResultCode => {
  /** False where the wearer has signed out, or begun again, meanwhile. */
  const isCurrent = () => {
    const current = account.read().pendingSignIn;
    return current && current.receivedAt === pendingSignIn.receivedAt;
  };
  const discard = (code: ResultCode): ResultCode => {
    account.change({ pendingSignIn: undefined, verifier: undefined });
    return code;
  };
  const isPairing = 'pairing' in pendingSignIn;
  const age = Math.abs(now() - pendingSignIn.receivedAt);
  if (!isPairing && age > SIGN_IN_LIFETIME_MS) return discard('code');
  // Where storage has no room for what has arrived, it will have none for the tokens.
  if (!account.flush()) return 'storage';
  // Its secret and verifier are this service's: of an account that has taken its place, nothing is sent here.
  const accountBefore = account.read();
  const sendOnce = () =>
    isCurrent() ? fetchTokens(pendingSignIn, accountBefore, service, http, now) : Promise.resolve(undefined);
  // A code is good for one exchange. Sending it again after a lost answer harms nobody:
  // either the first never arrived, or the service refuses and the wearer signs in again.
  // A pairing is a refresh: a later wake sends it once.
  return retryLostAnswers(sendOnce, isPairing && age > REFRESH_REPLAY_MS ? [] : RETRY_PAUSES_MS, after)
    .then((tokens) =>
      tokens && isCurrent() ? startSession(account, tokens, pendingSignIn, now(), newOrigin) : undefined,
    )
    .catch((error) => {
      const { kind, code } = asServiceError(error);
      if (!isCurrent()) return undefined;
      if (kind === 'wait') return code;
      // Who is signed in stays so where a pairing is refused.
      if (isPairing) return discard(code);
      if (code === 'gone') account.change({ ended: 'gone' });
      return discard(code === 'invalid-grant' ? 'code' : code === 'token' ? 'inactive' : code);
    });
};

const fetchTokens = (
  pendingSignIn: PendingSignIn,
  { secret, verifier = '' }: Account,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Tokens> => {
  if ('pairing' in pendingSignIn) {
    const { clientId: id, clientSecret, refreshToken, scopes } = pendingSignIn.pairing;
    const request = refreshRequest(service, { id, secret: clientSecret }, refreshToken);
    return fetchJson(http, request, now).then((body) =>
      readTokens(body, id, now(), { refreshToken, scopes }),
    );
  }
  if ('tokens' in pendingSignIn) {
    const { tokens } = pendingSignIn;
    return introspect(tokens.accessToken, service, http, now).then((introspection) =>
      patched(introspection, tokens),
    );
  }
  const { clientId: id, code } = pendingSignIn;
  return fetchJson(http, exchangeRequest(service, { id, secret }, code, verifier), now).then((answer) =>
    readTokens(answer, id, now()),
  );
};

const startSession = (
  account: AccountStore,
  tokens: Tokens,
  pendingSignIn: PendingSignIn,
  sessionStartedAt: number,
  newOrigin: () => number,
): ResultCode => {
  const before = account.read();
  const { userId, clientId } = tokens;
  const service = pendingSignInService(before);
  const isSameWearer = before.tokens && userId && before.tokens.userId === userId;
  const isSaved = account.replace({
    origin: isSameWearer ? before.origin : newOrigin(),
    service,
    wantsToSignIn: true,
    secret: 'pairing' in pendingSignIn ? pendingSignIn.pairing.clientSecret : before.secret,
    tokens,
    sessionStartedAt,
    // A revoke ends all grants that a wearer gave this application: one that may be of this wearer would end the new one.
    pendingRevocations: revocationsAfterSignOut(before).filter(
      (revocation) =>
        serviceOf(revocation) !== service ||
        isKnownToDiffer(applicationOf(revocation.client.id), applicationOf(clientId)) ||
        isKnownToDiffer(revocation.userId, userId),
    ),
  });
  return isSaved ? 'ok' : 'storage';
};

/** Google's client ids begin with the number of their project, which is the application that a wearer allows. */
const applicationOf = (clientId: string): string => clientId.replace(/-.*/, '');

/** False also where one of the two is not known. */
const isKnownToDiffer = (one: string, two: string): boolean => !!one && !!two && one !== two;
