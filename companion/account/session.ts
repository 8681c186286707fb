import type { OAuthEndpoints } from '../../common/services';
import { HOUR_MS, MINUTE_MS } from '../../common/time';
import type { AccessTokenSource } from '../http/authorized-fetch';
import { asServiceError, fail, INVALID_TOKEN, ServiceError } from '../http/service-error';
import type { Http, Platform } from '../platform';
import { promiseTry } from '../promises';
import type { AccountStore, UnansweredRefresh } from './account';
import { refreshRequest } from './oauth-requests';
import { requireSaved, retryRefresh } from './retry-lost-answers';
import { fetchTokens, type Tokens } from './tokens';

/** An access token is renewed this long before its end, so that no request of the same wake meets the end. */
const REFRESH_AHEAD_MS = 5 * MINUTE_MS;

/**
 * The wearer's access tokens, refreshed when they end soon or when an earlier refresh has had no response. However
 * many requests wait, one refresh is in flight. docs/token-life.md describes the life of the tokens.
 */
export const createSession = (
  account: AccountStore,
  oauth: OAuthEndpoints,
  http: Http,
  platform: Pick<Platform, 'now' | 'after' | 'log'>,
): AccessTokenSource => {
  let refreshInFlight: Promise<string> | undefined;

  const requireTokens = (): Tokens => account.read().tokens || fail('ended', 'invalid-grant');

  const endSession = () => account.change({ ended: 'reconnect', tokens: undefined, unanswered: undefined });

  const ensureAccessToken = (isUsable: (tokens: Tokens) => boolean): Promise<string> =>
    promiseTry(() => {
      // Nothing is used that is only in memory: the process may be killed before it is on disk.
      requireSaved(account.flush());
      const tokens = requireTokens();
      if (!account.read().unanswered && isUsable(tokens)) return tokens.accessToken;
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
    const { secret, startedAt, unanswered: previous } = account.read();
    const oldTokens = requireTokens();
    const { refreshToken, expiresAt } = oldTokens;
    if (!refreshToken) {
      // A rejected token may be good again: only the end that was announced ends the session.
      if (expiresAt - platform.now() > REFRESH_AHEAD_MS) fail(...INVALID_TOKEN);
      endSession();
      return fail('ended', 'expired');
    }
    /** False after another run has rotated the tokens, or the wearer has signed out. */
    const isCurrent = () => (account.read().tokens || {}).refreshToken === refreshToken;
    const request = refreshRequest(oauth, { id: oldTokens.clientId, secret }, refreshToken);

    // Another run rotated the tokens during a pause: nothing is left to do.
    const sendOnce = (): Tokens | Promise<Tokens> =>
      isCurrent() ? fetchTokens(http, request, platform.now, oldTokens) : requireTokens();
    const storeTokens = (tokens: Tokens): string => {
      if (isCurrent()) requireSaved(account.change({ tokens, unanswered: undefined, ended: undefined }));
      return requireTokens().accessToken;
    };
    const handleError = (error: unknown): string => {
      const { kind, code, until } = asServiceError(error, platform.log);
      const { tokens } = account.read();
      if (code === 'gone' && isCurrent()) account.change({ ended: 'gone' });
      const isInvalid = code === 'invalid-grant';
      if (isInvalid && tokens) {
        if (!isCurrent()) return tokens.accessToken;
        endSession();
        if (isTrialOver(tokens, startedAt, oauth.testingGrantMs, platform.now())) fail(kind, 'seven-days');
      }
      // The refresh itself was wrong, not a data set: repeating it does not help.
      throw new ServiceError(
        isInvalid || code === 'gone' ? 'ended' : kind === 'wait' || code === 'internal' ? 'wait' : 'setup',
        code,
        until,
      );
    };

    // Nothing is to be repeated of a refresh that is not current any more.
    const save = (unanswered: UnansweredRefresh | undefined) =>
      !isCurrent() || account.change({ unanswered });
    return retryRefresh(sendOnce, { previous, save }, platform).then(storeTokens).catch(handleError);
  };

  return {
    // Without a refresh token only the service knows the end: the phone's clock may be wrong.
    getToken: () =>
      ensureAccessToken(
        ({ refreshToken, expiresAt }) => !refreshToken || expiresAt - platform.now() > REFRESH_AHEAD_MS,
      ),
    renewToken: (used) => ensureAccessToken((tokens) => tokens.accessToken !== used),
  };
};

/**
 * Whether the grant reached the end that it had from the beginning, because its application is in testing. The
 * service reports it like a withdrawn consent. A session that was renewed after that age has no such end. The end of
 * its access token, which lives for an hour, shows when it was renewed last.
 */
const isTrialOver = (
  { expiresAt, refreshExpiresAt }: Tokens,
  startedAt = 0,
  trial = 0,
  now: number,
): boolean => {
  const trialEnd = refreshExpiresAt || startedAt + trial;
  return !!trial && now > trialEnd - HOUR_MS && expiresAt < trialEnd + 2 * HOUR_MS;
};
