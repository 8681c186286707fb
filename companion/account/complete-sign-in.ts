import type { ResultCode } from '../../common/result-codes';
import type { OAuthEndpoints } from '../../common/services';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../common/time';
import { extend } from '../assign';
import { fetchJson } from '../http/fetch-json';
import { asServiceError, type ServiceError } from '../http/service-error';
import type { Http, HttpRequest, Platform } from '../platform';
import {
  type Account,
  type AccountStore,
  type BroughtTokens,
  type PendingSignIn,
  pendingSignInService,
  revocationsAfterSignOut,
  serviceOf,
  type UnansweredRefresh,
} from './account';
import { introspect } from './introspect';
import { exchangeRequest, refreshRequest } from './oauth-requests';
import { retryLostAnswers, retryRefresh } from './retry-lost-answers';
import { type Introspection, readTokens, type Tokens } from './tokens';

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
 * Exchanges a pending sign-in for tokens and begins the session. Resolves with the result code, or with undefined
 * when the wearer has signed out or begun again in the meantime.
 */
export const completeSignIn = (
  pendingSignIn: PendingSignIn,
  context: SignInContext,
  platform: Pick<Platform, 'now' | 'after' | 'log'>,
): Promise<ResultCode | undefined> | ResultCode => {
  const { account } = context;
  const { now } = platform;
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
  const { retryAt = 0 } = pendingSignIn;
  if (retryAt > now() && retryAt <= now() + DAY_MS) return Promise.resolve(undefined);
  // If storage has no room for the pending sign-in, it will have none for the tokens.
  if (!account.flush()) return 'storage';
  // The secret and the verifier belong to this account. After a change of account nothing is sent.
  const accountBefore = account.read();
  const sendOnce = () =>
    isCurrent() ? requestTokens(pendingSignIn, accountBefore, context, now) : Promise.resolve(undefined);
  const saveUnanswered = (unanswered: UnansweredRefresh | undefined): boolean =>
    !isCurrent() || account.change({ pending: extend(pendingSignIn, { unanswered }) });
  // A pairing is a refresh. A code is good for one exchange. Repeating that after a lost response is harmless: either
  // the first request never arrived, or the service refuses and the wearer signs in again.
  const tokens = isPairing
    ? retryRefresh(sendOnce, { previous: pendingSignIn.unanswered, save: saveUnanswered }, platform)
    : retryLostAnswers(sendOnce, platform);
  /** Without introspection the token is used as it is: the service still decides about every request. */
  const skipIntrospection = (error: unknown): Tokens => {
    if (!('tokens' in pendingSignIn) || isJudged(asServiceError(error))) throw error;
    return completeTokens(pendingSignIn.tokens, {}, context, now());
  };
  return tokens
    .catch(skipIntrospection)
    .then((tokens) =>
      tokens && isCurrent() ? startSession(tokens, pendingSignIn, context, now()) : undefined,
    )
    .catch((error) => {
      const { kind, code, until } = asServiceError(error, platform.log);
      if (!isCurrent()) return undefined;
      if (until) account.change({ pending: extend(pendingSignIn, { retryAt: until }) });
      if (kind === 'wait') return code;
      // A refused pairing leaves the present session alone, which has not ended.
      if (code === 'gone' && !isPairing) account.change({ ended: 'gone' });
      const refusedCode = isPairing ? 'inactive' : 'code';
      return discard(code === 'invalid-grant' ? refusedCode : code === 'token' ? 'inactive' : code);
    });
};

const requestTokens = (
  pendingSignIn: PendingSignIn,
  { secret, verifier = '' }: Account,
  context: SignInContext,
  now: () => number,
): Promise<Tokens> => {
  const { oauth, http, scopes } = context;
  if ('tokens' in pendingSignIn) {
    return introspect(pendingSignIn.tokens.accessToken, oauth, http, now).then((introspection) =>
      completeTokens(pendingSignIn.tokens, introspection, context, now()),
    );
  }
  const fetchTokens = (request: HttpRequest, known: Parameters<typeof readTokens>[2]) =>
    fetchJson(http, request, now).then((body) => readTokens(body, now(), known));
  if ('pairing' in pendingSignIn) {
    const { pairing } = pendingSignIn;
    const client = { id: pairing.clientId, secret: pairing.clientSecret };
    return fetchTokens(refreshRequest(oauth, client, pairing.refreshToken), pairing);
  }
  const { clientId, code } = pendingSignIn;
  const request = exchangeRequest(oauth, { id: clientId, secret }, code, verifier);
  return fetchTokens(request, { clientId, scopes });
};

/** The tokens that the wearer brought, with what introspection says, or what is likely where it says nothing. */
const completeTokens = (
  tokens: BroughtTokens,
  { expiresAt, scopes = [], userId = '', clientId }: Partial<Introspection>,
  context: SignInContext,
  now: number,
): Tokens =>
  extend(tokens, {
    expiresAt: expiresAt || now + HOUR_MS,
    scopes: scopes.length > 0 ? scopes : context.scopes,
    userId,
    clientId: clientId || context.clientId,
  });

/** Whether the service has judged the token. A failure of any other kind is the introspection's own. */
const isJudged = ({ kind, code }: ServiceError): boolean =>
  kind === 'ended' || kind === 'token' || code === 'network' || code === 'budget' || code === 'storage';

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
