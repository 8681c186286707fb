import type { ResultCode } from '../../common/result-codes';
import type { OAuthEndpoints } from '../../common/services';
import { MINUTE_MS } from '../../common/time';
import { fetchJson } from '../http/fetch-json';
import { asServiceError } from '../http/service-error';
import type { Http, Platform } from '../platform';
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
import { REFRESH_REPLAY_MS, RETRY_PAUSES_MS, retryLostAnswers } from './retry-lost-answers';
import { readTokens, type Tokens } from './tokens';

/** A code can be exchanged for ten minutes after consent (Fitbit's authorization guide). A token waits as long. */
const SIGN_IN_LIFETIME_MS = 10 * MINUTE_MS;

/** What completing a sign-in needs. */
export interface SignInContext {
  account: AccountStore;
  http: Http;
  /** The endpoints of the service that `pendingSignInService` returns. */
  oauth: OAuthEndpoints;
  newOrigin(): number;
}

/**
 * Exchanges a pending sign-in for tokens and begins the session. Resolves with the result code, or with undefined
 * when the wearer has signed out or begun again in the meantime.
 */
export const completeSignIn = (
  pendingSignIn: PendingSignIn,
  context: SignInContext,
  { now, after }: Pick<Platform, 'now' | 'after'>,
): Promise<ResultCode | undefined> | ResultCode => {
  const { account } = context;
  /** False after the wearer has signed out, or begun again. */
  const isCurrent = () => {
    const current = account.read().pending;
    return current && current.receivedAt === pendingSignIn.receivedAt;
  };
  const discard = (code: ResultCode): ResultCode => {
    account.change({ pending: undefined, verifier: undefined });
    return code;
  };
  const isPairing = 'pairing' in pendingSignIn;
  const age = Math.abs(now() - pendingSignIn.receivedAt);
  if (!isPairing && age > SIGN_IN_LIFETIME_MS) return discard('code');
  // If storage has no room for the pending sign-in, it will have none for the tokens.
  if (!account.flush()) return 'storage';
  // The secret and the verifier belong to this account. After a change of account nothing is sent.
  const accountBefore = account.read();
  const sendOnce = () =>
    isCurrent() ? fetchTokens(pendingSignIn, accountBefore, context, now) : Promise.resolve(undefined);
  // A code is good for one exchange. Repeating it after a lost response is harmless: either the first request never
  // arrived, or the service refuses and the wearer signs in again.
  // A pairing is a refresh, which a later wake sends once.
  return retryLostAnswers(sendOnce, isPairing && age > REFRESH_REPLAY_MS ? [] : RETRY_PAUSES_MS, after)
    .then((tokens) =>
      tokens && isCurrent() ? startSession(tokens, pendingSignIn, context, now()) : undefined,
    )
    .catch((error) => {
      const { kind, code } = asServiceError(error);
      if (!isCurrent()) return undefined;
      if (kind === 'wait') return code;
      // A refused pairing leaves the present session alone.
      if (isPairing) return discard(code);
      if (code === 'gone') account.change({ ended: 'gone' });
      return discard(code === 'invalid-grant' ? 'code' : code === 'token' ? 'inactive' : code);
    });
};

const fetchTokens = (
  pendingSignIn: PendingSignIn,
  { secret, verifier = '' }: Account,
  { oauth, http }: SignInContext,
  now: () => number,
): Promise<Tokens> => {
  if ('pairing' in pendingSignIn) {
    const { clientId: id, clientSecret, refreshToken, scopes } = pendingSignIn.pairing;
    const request = refreshRequest(oauth, { id, secret: clientSecret }, refreshToken);
    return fetchJson(http, request, now).then((body) =>
      readTokens(body, id, now(), { refreshToken, scopes }),
    );
  }
  if ('tokens' in pendingSignIn) {
    const { tokens } = pendingSignIn;
    return introspect(tokens.accessToken, oauth, http, now).then((introspection) =>
      Object.assign(introspection, tokens),
    );
  }
  const { clientId: id, code } = pendingSignIn;
  return fetchJson(http, exchangeRequest(oauth, { id, secret }, code, verifier), now).then((body) =>
    readTokens(body, id, now()),
  );
};

const startSession = (
  tokens: Tokens,
  pendingSignIn: PendingSignIn,
  { account, newOrigin }: SignInContext,
  startedAt: number,
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
    startedAt,
    // A revoke ends every grant of this wearer to this application. One that may be of this wearer would end the
    // new session too.
    revocations: revocationsAfterSignOut(before).filter(
      (revocation) =>
        serviceOf(revocation) !== service ||
        isKnownToDiffer(applicationOf(revocation.client.id), applicationOf(clientId)) ||
        isKnownToDiffer(revocation.userId, userId),
    ),
  });
  return isSaved ? 'ok' : 'storage';
};

/** Google's client ids begin with the number of their project. The wearer allows the project. */
const applicationOf = (clientId: string): string => clientId.replace(/-.*/, '');

/** False also when one of the two is unknown. */
const isKnownToDiffer = (one: string, two: string): boolean => !!one && !!two && one !== two;
