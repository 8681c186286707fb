import type { ResultCode } from '../../common/result-codes';
import type { AuthReturn } from '../../common/settings-keys';
import { fetchAnswer } from '../http';
import type { After, Http } from '../platform';
import { type AccountRecord, type Arrival, owedAfter } from './account';
import { exchangeRequest, introspectRequest, type OAuthEndpoints } from './oauth-requests';
import { challengeOf, createVerifier } from './pkce';
import { asServiceError, codeOfRefusal } from './service-error';
import { readIntrospection, readTokens, type Tokens } from './tokens';
import { FIRST_PAUSES, untilAnswered } from './until-answered';

/*
 * From a challenge to tokens. The verifier stays the same until a code was exchanged with it or the wearer
 * signs out, so that the page may be reloaded, or the companion killed, while they read the consent page.
 */

/** A code can be exchanged for ten minutes after consent (Fitbit's authorization guide); a token waits no longer either. */
const ARRIVAL_LIFE = 10 * 60000;

/** The challenge of a sign-in; undefined where storage keeps no verifier. */
export const signInChallenge = (
  account: AccountRecord,
  randomBytes: (count: number) => Uint8Array,
): string | undefined => {
  const { verifier = createVerifier(randomBytes) } = account.read();
  if (!account.read().verifier) account.change({ verifier });
  return account.flush() ? challengeOf(verifier) : undefined;
};

/** Takes what came back from the consent page. Answers what to tell the wearer, undefined where all is well. */
export const takeReturn = (
  account: AccountRecord,
  { code, error, token }: AuthReturn,
  clientId: string,
  at: number,
): ResultCode | undefined => {
  const { verifier } = account.read();
  if (error) return codeOfRefusal(error);
  if (token) account.change({ arrival: { access: token, at } });
  else if (code && verifier) {
    account.change({ arrival: { code: code.replace(/#_=_$/, ''), verifier, clientId, at } });
  } else return 'code';
  return undefined;
};

/** Takes tokens that the wearer has pasted: an access token and, behind a space, its refresh token. */
export const takePasted = (account: AccountRecord, text: string, at: number): void => {
  const [access, refresh] = text.split(/\s+/);
  account.change({ arrival: { access, refresh, at } });
};

/** Makes what has arrived into tokens. Answers how it ended, undefined where the wearer has changed their mind. */
export const completeSignIn = (
  account: AccountRecord,
  arrival: Arrival,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
  after: After,
  newOrigin: () => number,
): Promise<ResultCode | undefined> => {
  /** False where the wearer has signed out, or begun again, meanwhile. */
  const isStill = () => {
    const current = account.read().arrival;
    return current && current.at === arrival.at;
  };
  const drop = (code: ResultCode): ResultCode => {
    account.change({ arrival: undefined, verifier: undefined });
    return code;
  };
  if (Math.abs(now() - arrival.at) > ARRIVAL_LIFE) return Promise.resolve(drop('code'));
  // Where storage has no room for what has arrived, it will have none for the tokens.
  if (!account.flush()) return Promise.resolve<ResultCode>('storage');
  const { secret } = account.read();
  // A code is good for one exchange. Sending it again after a lost answer harms nobody:
  // either the first never arrived, or the service refuses and the wearer signs in again.
  return untilAnswered(() => tokensFor(arrival, secret, service, http, now), FIRST_PAUSES, after)
    .then((tokens) => (isStill() ? begin(account, tokens, newOrigin) : undefined))
    .catch((error) => {
      const { kind, code } = asServiceError(error);
      if (kind === 'wait' || !isStill()) return code;
      if (code === 'gone') account.change({ ended: 'gone' });
      return drop(code === 'invalid-grant' ? 'code' : code === 'token' ? 'inactive' : code);
    });
};

const tokensFor = (
  arrival: Arrival,
  secret: string | undefined,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Tokens> => {
  if ('access' in arrival) {
    const { access, refresh } = arrival;
    return fetchAnswer(http, introspectRequest(service, access), now).then((answer) =>
      readIntrospection(answer, access, refresh),
    );
  }
  const { clientId: id, code, verifier } = arrival;
  return fetchAnswer(http, exchangeRequest(service, { id, secret }, code, verifier), now).then((answer) =>
    readTokens(answer, id, now()),
  );
};

const begin = (account: AccountRecord, tokens: Tokens, newOrigin: () => number): ResultCode => {
  const before = account.read();
  const { userId } = tokens;
  const sameWearer = before.tokens && userId && before.tokens.userId === userId;
  const saved = account.replace({
    origin: sameWearer ? before.origin : newOrigin(),
    opened: true,
    secret: before.secret,
    tokens,
    // A revoke ends all grants that a wearer gave this application: one that may be of this wearer would end the new one.
    owed: owedAfter(before).filter((owed) => owed.userId && userId && owed.userId !== userId),
  });
  return saved ? 'ok' : 'storage';
};
