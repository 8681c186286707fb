import type { OAuthEndpoints } from '../../common/services';
import { fetchJson } from '../http';
import type { After, Http } from '../platform';
import type { AccountRecord } from './account';
import { refreshRequest } from './oauth-requests';
import { asServiceError, ServiceError } from './service-error';
import { readTokens, type Tokens } from './tokens';
import { PAUSES, REPEATED, untilAnswered } from './until-answered';

/** An access token is renewed so long before its end that no request of the same wake meets the end. */
const EARLY = 5 * 60000;

const HOUR = 3600000;

/** Access tokens that are good for a request. Both functions throw a ServiceError where there is none. */
export interface Session {
  /** The access token; a refresh comes first where it ends soon or an earlier refresh is unanswered. */
  token(): Promise<string>;
  /** The service no longer takes `used`: another one. */
  renew(used: string): Promise<string>;
}

/** See docs/token-life.md for the life of the tokens. However many ask at once, one refresh is in flight. */
export const createSession = (
  account: AccountRecord,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
  after: After,
): Session => {
  let flight: Promise<string> | undefined;
  /** The refresh token that this run of the companion has sent, answered or not. */
  let tried: string | undefined;

  const held = (): Tokens => {
    const { tokens } = account.read();
    if (!tokens) throw new ServiceError('ended', 'invalid-grant');
    return tokens;
  };

  const end = () => account.change({ ended: 'reconnect', tokens: undefined, attempt: undefined });

  const access = (isGood: (tokens: Tokens) => boolean): Promise<string> =>
    Promise.resolve().then(() => {
      // What is only in memory is not used: the process may be killed before it is on disk.
      mustBeKept(account.flush());
      const tokens = held();
      if (!account.read().attempt && isGood(tokens)) return tokens.access;
      if (!flight) {
        const settle = () => {
          flight = undefined;
        };
        flight = refresh();
        flight.then(settle, settle);
      }
      return flight;
    });

  const refresh = (): Promise<string> => {
    const { attempt, secret, since } = account.read();
    const before = held();
    const sent = before.refresh;
    if (!sent) {
      end();
      throw new ServiceError('ended', 'expired');
    }
    // Written anew each time: where storage has no room for this, it has none for the answer.
    mustBeKept(account.change({ attempt: attempt || now() }));
    const request = refreshRequest(service, { id: before.clientId, secret }, sent);

    const send = (): Promise<Tokens> => {
      const tokens = held();
      // Rotated by another run during a pause: nothing to ask for any more.
      if (tokens.refresh !== sent) return Promise.resolve(tokens);
      return fetchJson(http, request, now).then((answer) =>
        readTokens(answer, before.clientId, now(), before),
      );
    };
    const keep = (fresh: Tokens): string => {
      if (held().refresh === sent) {
        mustBeKept(account.change({ tokens: fresh, attempt: undefined, ended: undefined }));
      }
      return held().access;
    };
    const refused = (error: unknown): string => {
      const { kind, code, until } = asServiceError(error);
      const { tokens } = account.read();
      const isStill = tokens && tokens.refresh === sent;
      if (code === 'gone' && isStill) account.change({ ended: 'gone', attempt: undefined });
      if (code === 'invalid-grant' && tokens) {
        if (!isStill) return tokens.access;
        end();
        if (isTrialOver(tokens, since, service.trial, now())) throw new ServiceError(kind, 'seven-days');
      }
      // The one who asked wrongly was we, not a data set: asking again and again will not help.
      throw new ServiceError(kind === 'data' ? 'setup' : kind, code, until);
    };

    // A later wake sends it once. A new run within the two minutes goes on where the one before was ended.
    const isFirst = tried !== sent && Math.abs(now() - (attempt || now())) < REPEATED;
    tried = sent;
    return untilAnswered(send, isFirst ? PAUSES : [], after)
      .then(keep)
      .catch(refused);
  };

  return {
    // The service alone says when a session ends that cannot be renewed: the phone's clock may be wrong.
    token: () => access(({ refresh, expiresAt }) => !refresh || expiresAt - now() > EARLY),
    renew: (used) => access((tokens) => tokens.access !== used),
  };
};

/**
 * Whether a grant has come to the end that it had from the beginning, because its application is in testing.
 * The service words it like a consent that was withdrawn. What was renewed beyond that age has no such end;
 * when it was renewed last, the end of its access token tells, which is good for an hour.
 */
const isTrialOver = (
  { expiresAt, renewableUntil }: Tokens,
  since = 0,
  trial: number | undefined,
  now: number,
): boolean => {
  const end = renewableUntil || since + (trial || 0);
  return !!trial && now > end - HOUR && expiresAt < end + 2 * HOUR;
};

const mustBeKept = (kept: boolean): void => {
  if (!kept) throw new ServiceError('wait', 'storage');
};
