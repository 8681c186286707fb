import type { ResultCode } from '../../common/result-codes';
import type { AuthReturn, Challenge } from '../../common/settings-keys';
import type { After, Http } from '../platform';
import { type AccountRecord, clientOf, randomOrigin, revocationOf } from './account';
import { exchangeRequest, type OAuthEndpoints, readTokens, type Tokens } from './oauth-requests';
import { challengeOf, createVerifier } from './pkce';
import { asServiceError, readAnswer } from './service-error';
import { FIRST_PAUSES, untilAnswered } from './until-answered';

/** A code can be exchanged for ten minutes after consent (Fitbit's authorization guide). */
const CODE_LIFE = 10 * 60000;

export interface SignInOptions {
  account: AccountRecord;
  service: OAuthEndpoints;
  scopes: string[];
  http: Http;
  now: () => number;
  after: After;
  randomBytes: (count: number) => Uint8Array;
}

export interface SignIn {
  /** The settings page is open: from now on there is a verifier to sign in with. */
  opened(): void;
  /** What the sign-in button needs; undefined until the page was opened, and where storage keeps no verifier. */
  challenge(clientId: string): Challenge | undefined;
  /** Takes what came back from the consent page. Answers what to tell the wearer, undefined where all is well. */
  returned(value: AuthReturn, clientId: string): ResultCode | undefined;
  /** Exchanges a code that waits. Answers how it ended, undefined where none waits. */
  exchange(): Promise<ResultCode | undefined>;
}

/**
 * From a challenge to tokens. The verifier stays the same until a code was exchanged with it, so that
 * the page may be reloaded, or the companion killed, while the wearer reads the consent page.
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { account, service, scopes, http, now, after, randomBytes } = options;

  function signedIn(tokens: Tokens): ResultCode {
    const { tokens: old, origin, owed = [], secret } = account.read();
    const sameWearer = old !== undefined && old.userId !== '' && old.userId === tokens.userId;
    const left = old ? owed.concat(revocationOf(old, secret)) : owed;
    const saved = account.change({
      origin: sameWearer ? origin : randomOrigin(randomBytes),
      tokens,
      attempt: undefined,
      ended: undefined,
      exchange: undefined,
      verifier: createVerifier(randomBytes),
      // A revoke ends all grants that a wearer gave this application: one that may be of this wearer would end the new one.
      owed: left.filter(({ userId }) => userId && tokens.userId && userId !== tokens.userId),
    });
    return saved ? 'ok' : 'storage';
  }

  return {
    opened() {
      const { opened, verifier } = account.read();
      if (!opened || !verifier) {
        account.change({ opened: true, verifier: verifier || createVerifier(randomBytes) });
      }
    },

    challenge(clientId) {
      const { verifier } = account.read();
      if (!verifier || !account.flush()) return undefined;
      return { clientId, codeChallenge: challengeOf(verifier), scopes };
    },

    returned({ code, error }, clientId) {
      if (error) return error === 'access_denied' ? 'denied' : 'refused';
      const { verifier } = account.read();
      if (!code || !verifier) return 'code';
      account.change({ exchange: { code: code.replace(/#_=_$/, ''), verifier, clientId, at: now() } });
      return undefined;
    },

    async exchange() {
      const waiting = account.read().exchange;
      if (!waiting) return undefined;
      const dropped = () => account.change({ exchange: undefined, verifier: createVerifier(randomBytes) });
      if (Math.abs(now() - waiting.at) > CODE_LIFE) {
        dropped();
        return 'code';
      }
      const client = clientOf(account.read(), waiting.clientId);
      try {
        // A code is good for one exchange. Sending it again after a lost answer harms nobody:
        // either the first never arrived, or the service refuses and the wearer signs in again.
        const tokens = await untilAnswered(
          async () => {
            const request = exchangeRequest(service, client, waiting.code, waiting.verifier);
            return readTokens(readAnswer(await http(request), now()), client.id, now());
          },
          FIRST_PAUSES,
          after,
        );
        const { exchange } = account.read();
        return exchange && exchange.code === waiting.code ? signedIn(tokens) : undefined;
      } catch (error) {
        const failure = asServiceError(error);
        if (failure.kind === 'wait') return failure.code;
        dropped();
        if (failure.code === 'gone') account.change({ ended: 'gone' });
        return failure.code === 'invalid-grant' ? 'code' : failure.code;
      }
    },
  };
}
