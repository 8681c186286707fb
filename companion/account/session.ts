import type { OAuthEndpoints } from '../../common/services';
import { fetchJson } from '../http';
import type { After, Http } from '../platform';
import type { AccountStore } from './account';
import { refreshRequest } from './oauth-requests';
import { REFRESH_REPLAY_MS, RETRY_PAUSES_MS, retryLostAnswers } from './retry-lost-answers';
import { asServiceError, ServiceError } from './service-error';
import { readTokens, type Tokens } from './tokens';

/** An access token is renewed so long before its end that no request of the same wake meets the end. */
const REFRESH_AHEAD_MS = 5 * 60000;

const HOUR_MS = 3600000;

/** Access tokens that are good for a request. Both functions throw a ServiceError where there is none. */
export interface Session {
  /** The access token; a refresh comes first where it ends soon or an earlier refresh is unanswered. */
  getAccessToken(): Promise<string>;
  /** The service no longer takes `used`: another one. */
  renewAccessToken(used: string): Promise<string>;
}

/** See docs/token-life.md for the life of the tokens. However many ask at once, one refresh is in flight. */
export const createSession = (
  account: AccountStore,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
  after: After,
): Session => {
  let refreshInFlight: Promise<string> | undefined;
  /** The refresh token that this run of the companion has sent, answered or not. */
  let sentRefreshToken: string | undefined;

  const requireTokens = (): Tokens => {
    const { tokens } = account.read();
    if (!tokens) throw new ServiceError('ended', 'invalid-grant');
    return tokens;
  };

  const endSession = () =>
    account.change({ ended: 'reconnect', tokens: undefined, refreshStartedAt: undefined });

  const ensureAccessToken = (isUsable: (tokens: Tokens) => boolean): Promise<string> =>
    Promise.resolve().then(() => {
      // What is only in memory is not used: the process may be killed before it is on disk.
      requireSaved(account.flush());
      const tokens = requireTokens();
      if (!account.read().refreshStartedAt && isUsable(tokens)) return tokens.accessToken;
      if (!refreshInFlight) {
        const clearInFlight = () => {
          refreshInFlight = undefined;
        };
        refreshInFlight = refresh();
        refreshInFlight.then(clearInFlight, clearInFlight);
      }
      return refreshInFlight;
    });

  const refresh = (): Promise<string> => {
    const { refreshStartedAt, secret, sessionStartedAt } = account.read();
    const oldTokens = requireTokens();
    const refreshToken = oldTokens.refreshToken;
    if (!refreshToken) {
      endSession();
      throw new ServiceError('ended', 'expired');
    }
    // Written anew each time: where storage has no room for this, it has none for the answer.
    requireSaved(account.change({ refreshStartedAt: refreshStartedAt || now() }));
    const request = refreshRequest(service, { id: oldTokens.clientId, secret }, refreshToken);

    const sendOnce = (): Promise<Tokens> => {
      const tokens = requireTokens();
      // Rotated by another run during a pause: nothing to ask for any more.
      if (tokens.refreshToken !== refreshToken) return Promise.resolve(tokens);
      return fetchJson(http, request, now).then((body) =>
        readTokens(body, oldTokens.clientId, now(), oldTokens),
      );
    };
    const storeTokens = (newTokens: Tokens): string => {
      if (requireTokens().refreshToken === refreshToken) {
        requireSaved(account.change({ tokens: newTokens, refreshStartedAt: undefined, ended: undefined }));
      }
      return requireTokens().accessToken;
    };
    const handleError = (error: unknown): string => {
      const { kind, code, until } = asServiceError(error);
      const { tokens } = account.read();
      const isCurrent = tokens && tokens.refreshToken === refreshToken;
      if (code === 'gone' && isCurrent) account.change({ ended: 'gone', refreshStartedAt: undefined });
      if (code === 'invalid-grant' && tokens) {
        if (!isCurrent) return tokens.accessToken;
        endSession();
        if (isTrialOver(tokens, sessionStartedAt, service.testingGrantMs, now()))
          throw new ServiceError(kind, 'seven-days');
      }
      // The one who asked wrongly was we, not a data set: asking again and again will not help.
      throw new ServiceError(kind === 'data' ? 'setup' : kind, code, until);
    };

    // A later wake sends it once. A new run within the two minutes goes on where the one before was ended.
    const isFirstAttempt =
      sentRefreshToken !== refreshToken && Math.abs(now() - (refreshStartedAt || now())) < REFRESH_REPLAY_MS;
    sentRefreshToken = refreshToken;
    return retryLostAnswers(sendOnce, isFirstAttempt ? RETRY_PAUSES_MS : [], after)
      .then(storeTokens)
      .catch(handleError);
  };

  return {
    // The service alone says when a session ends that cannot be renewed: the phone's clock may be wrong.
    getAccessToken: () =>
      ensureAccessToken(
        ({ refreshToken, expiresAt }) => !refreshToken || expiresAt - now() > REFRESH_AHEAD_MS,
      ),
    renewAccessToken: (used) => ensureAccessToken((tokens) => tokens.accessToken !== used),
  };
};

/**
 * Whether a grant has come to the end that it had from the beginning, because its application is in testing.
 * The service words it like a consent that was withdrawn. What was renewed beyond that age has no such end;
 * when it was renewed last, the end of its access token tells, which is good for an hour.
 */
const isTrialOver = (
  { expiresAt, refreshTokenExpiresAt }: Tokens,
  sessionStartedAt = 0,
  trial: number | undefined,
  now: number,
): boolean => {
  const trialEnd = refreshTokenExpiresAt || sessionStartedAt + (trial || 0);
  return !!trial && now > trialEnd - HOUR_MS && expiresAt < trialEnd + 2 * HOUR_MS;
};

const requireSaved = (isSaved: boolean): void => {
  if (!isSaved) throw new ServiceError('wait', 'storage');
};
