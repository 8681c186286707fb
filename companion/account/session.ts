import type { After, Http } from '../platform';
import { type Account, type AccountRecord, clientOf } from './account';
import { type OAuthEndpoints, readTokens, refreshRequest, type Tokens } from './oauth-requests';
import { asServiceError, readAnswer, ServiceError } from './service-error';
import { FIRST_PAUSES, LATER_PAUSES, untilAnswered } from './until-answered';

/** An access token is renewed so long before its end that no request of the same wake meets the end. */
const EARLY = 5 * 60000;

export interface SessionOptions {
  account: AccountRecord;
  service: OAuthEndpoints;
  http: Http;
  now: () => number;
  after: After;
}

/** Access tokens that are good for a request. Both functions throw a ServiceError where there is none. */
export interface Session {
  /** The access token; a refresh comes first where it ends soon or an earlier refresh is unanswered. */
  token(): Promise<string>;
  /** The service no longer takes `used`: another one. */
  renew(used: string): Promise<string>;
}

/** See account.ts for the life of the tokens. However many ask at once, one refresh is in flight. */
export function createSession({ account, service, http, now, after }: SessionOptions): Session {
  let flight: Promise<Tokens> | undefined;

  function shared(): Promise<Tokens> {
    const settle = () => {
      flight = undefined;
    };
    if (!flight) {
      flight = refresh();
      flight.then(settle, settle);
    }
    return flight;
  }

  async function refresh(): Promise<Tokens> {
    if (!account.flush()) throw notKept();
    const before = held(account);
    const client = clientOf(before, before.tokens.clientId);
    const sent = before.tokens.refresh;
    const pauses = before.attempt === undefined ? FIRST_PAUSES : LATER_PAUSES;
    if (before.attempt === undefined && !account.change({ attempt: now() })) throw notKept();
    try {
      const fresh = await untilAnswered(
        async () => {
          // Signed out, or rotated by another run, during a pause: nothing to ask for any more.
          const { tokens } = held(account);
          if (tokens.refresh !== sent) return tokens;
          const answer = readAnswer(await http(refreshRequest(service, client, sent)), now());
          return readTokens(answer, client.id, now(), before.tokens);
        },
        pauses,
        after,
      );
      return keep(sent, fresh);
    } catch (error) {
      return end(sent, asServiceError(error));
    }
  }

  /** Writes the answer down, unless the wearer signed out or another run rotated the tokens meanwhile. */
  function keep(sent: string, fresh: Tokens): Tokens {
    const current = held(account);
    if (current.tokens.refresh !== sent) return current.tokens;
    if (!account.change({ tokens: fresh, attempt: undefined, ended: undefined })) throw notKept();
    return fresh;
  }

  function end(sent: string, failure: ServiceError): Tokens {
    if (failure.code === 'gone') account.change({ ended: 'gone', attempt: undefined });
    // The one who asked wrongly was we, not a data set: asking again and again will not help.
    if (failure.kind === 'data') throw new ServiceError('setup', failure.code);
    if (failure.code !== 'invalid-grant') throw failure;
    const current = held(account);
    if (current.tokens.refresh !== sent) return current.tokens;
    account.change({ ended: 'reconnect', tokens: undefined, attempt: undefined });
    throw failure;
  }

  return {
    async token() {
      if (!account.flush()) throw notKept();
      const { tokens, attempt } = held(account);
      if (attempt === undefined && tokens.expiresAt - now() > EARLY) return tokens.access;
      return (await shared()).access;
    },
    async renew(used) {
      const { tokens, attempt } = held(account);
      if (attempt === undefined && tokens.access !== used) return tokens.access;
      return (await shared()).access;
    },
  };
}

/** The account where it has tokens. */
function held(account: AccountRecord): Account & { tokens: Tokens } {
  const current = account.read();
  if (!current.tokens) throw new ServiceError('ended', 'invalid-grant');
  return Object.assign({}, current, { tokens: current.tokens });
}

function notKept(): ServiceError {
  return new ServiceError('wait', 'storage');
}
