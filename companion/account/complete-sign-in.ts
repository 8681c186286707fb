import type { ResultCode } from '../../common/result-codes';
import type { OAuthEndpoints } from '../../common/services';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../common/time';
import { extend } from '../assign';
import { asServiceError } from '../http/service-error';
import { isEmpty } from '../is-empty';
import { abs } from '../math';
import type { Http, Platform } from '../platform';
import {
  type Account,
  type AccountStore,
  type PendingSignIn,
  pendingSignInService,
  revocationsAfterSignOut,
  serviceOf,
  type UnansweredRefresh,
} from './account';
import { introspect } from './introspect';
import { exchangeRequest, refreshRequest } from './oauth-requests';
import { retryLostAnswers, retryRefresh } from './retry-lost-answers';
import { fetchTokens, type Tokens } from './tokens';

/** A code can be exchanged for ten minutes after consent (Fitbit's authorization guide). A token waits as long. */
const SIGN_IN_LIFETIME_MS = 10 * MINUTE_MS;

/** What completing a sign-in needs. */
export interface SignInContext {
  account: AccountStore;
  http: Http;
  /** The endpoints of the service that `pendingSignInService` returns. */
  oauth: OAuthEndpoints;
  /** What the settings page requests from that service. A response without scopes grants these (RFC 6749 §5.1). */
  scopes: string[];
  /** The client id that the settings page signs in with. */
  clientId: string;
  newOrigin(): number;
}

/**
 * Exchanges a pending sign-in for tokens and begins the session. Returns or resolves with the result code, or with
 * undefined when the service wants no request yet, or the wearer has signed out or begun again in the meantime.
 */
export const completeSignIn = (
  pendingSignIn: PendingSignIn,
  context: SignInContext,
  platform: Pick<Platform, 'now' | 'after' | 'log'>,
): Promise<ResultCode | undefined> | ResultCode | undefined => {
  const { account } = context;
  const { now } = platform;
  /** False after the wearer has signed out, or begun again. */
  const isCurrent = () => (account.read().pending || {}).receivedAt === pendingSignIn.receivedAt;
  const changePending = (change: Pick<PendingSignIn, 'retryAt' | 'unanswered'>): boolean =>
    account.change({ pending: extend(pendingSignIn, change) });
  const discard = (code: ResultCode): ResultCode => {
    account.change({ pending: undefined, verifier: undefined });
    return code;
  };
  const { pairing, retryAt = 0, receivedAt } = pendingSignIn;
  if (!pairing && abs(now() - receivedAt) > SIGN_IN_LIFETIME_MS) return discard('code');
  if (retryAt > now() && retryAt <= now() + DAY_MS) return undefined;
  // If storage has no room for the pending sign-in, it will have none for the tokens.
  if (!account.flush()) return 'storage';
  // The secret and the verifier belong to this account. After a change of account nothing is sent.
  const accountBefore = account.read();
  const sendOnce = () =>
    isCurrent() ? requestTokens(pendingSignIn, accountBefore, context, now) : undefined;
  const save = (unanswered: UnansweredRefresh | undefined): boolean =>
    !isCurrent() || changePending({ unanswered });
  // A pairing is a refresh. A code is good for one exchange. Repeating that after a lost response is harmless: either
  // the first request never arrived, or the service refuses and the wearer signs in again.
  const tokens = pairing
    ? retryRefresh(sendOnce, { previous: pendingSignIn.unanswered, save }, platform)
    : retryLostAnswers(sendOnce, platform);
  return tokens
    .catch((error): Partial<Tokens> => {
      const { kind, code } = asServiceError(error);
      // A judged token is what the service says. Without introspection it is used as it is: the service still decides
      // about every request.
      if (!pendingSignIn.tokens || kind === 'ended' || kind === 'token' || code === 'network') throw error;
      return {};
    })
    .then((found) => (found && isCurrent() ? startSession(found, pendingSignIn, context, now()) : undefined))
    .catch((error) => {
      const { kind, code, until } = asServiceError(error, platform.log);
      if (!isCurrent()) return undefined;
      if (until) changePending({ retryAt: until });
      if (kind === 'wait') return code;
      // A refused pairing leaves the present session alone, which has not ended.
      if (code === 'gone' && !pairing) account.change({ ended: 'gone' });
      const ownCodes: { [C in ResultCode]?: ResultCode } = {
        'invalid-grant': pairing ? 'inactive' : 'code',
        token: 'inactive',
      };
      return discard(ownCodes[code] || code);
    });
};

/** Resolves with the tokens, or with what introspection says of those that the wearer brought. */
const requestTokens = (
  pendingSignIn: PendingSignIn,
  { secret, verifier = '' }: Account,
  { oauth, http, scopes }: SignInContext,
  now: () => number,
): Promise<Partial<Tokens>> => {
  const { tokens, pairing } = pendingSignIn;
  if (tokens) return introspect(tokens.accessToken, oauth, http, now);
  if (pairing) {
    const client = { id: pairing.clientId, secret: pairing.clientSecret };
    return fetchTokens(http, refreshRequest(oauth, client, pairing.refreshToken), now, pairing);
  }
  const { clientId, code } = pendingSignIn;
  const request = exchangeRequest(oauth, { id: clientId, secret }, code, verifier);
  return fetchTokens(http, request, now, { clientId, scopes });
};

/** Begins the session with the tokens that were found or brought, and what is likely where the service says nothing. */
const startSession = (
  found: Partial<Tokens>,
  { tokens: brought, pairing }: PendingSignIn,
  context: SignInContext,
  startedAt: number,
): ResultCode => {
  const { account } = context;
  const before = account.read();
  const { userId = '', scopes = [], clientId } = found;
  const service = pendingSignInService(before);
  const isSameWearer = before.tokens && userId && before.tokens.userId === userId;
  // Either these or those have the access token.
  const tokens = extend(extend(found, brought), {
    expiresAt: found.expiresAt || startedAt + HOUR_MS,
    scopes: isEmpty(scopes) ? context.scopes : scopes,
    userId,
    clientId: clientId || context.clientId,
  }) as Tokens;
  const isSaved = account.replace({
    origin: isSameWearer ? before.origin : context.newOrigin(),
    service,
    secret: pairing ? pairing.clientSecret : before.secret,
    tokens,
    startedAt,
    // A revoke ends every grant of this wearer to this application. One that may be of this wearer would end the
    // new session too.
    revocations: revocationsAfterSignOut(before).filter(
      (revocation) =>
        serviceOf(revocation) !== service ||
        isKnownToDiffer(applicationOf(revocation.client.id), applicationOf(tokens.clientId)) ||
        isKnownToDiffer(revocation.userId, userId),
    ),
  });
  return isSaved ? 'ok' : 'storage';
};

/** Google's client ids begin with the number of their project. The wearer allows the project. */
const applicationOf = (clientId: string): string => clientId.replace(/-.*/, '');

/** Falsy also when one of the two is unknown. */
const isKnownToDiffer = (one: string, two: string): unknown => one && two && one !== two;
