import { parsePairing } from '../../common/pairing';
import type { ResultCode } from '../../common/result-codes';
import type { OAuthEndpoints, ServiceName } from '../../common/services';
import type { AuthReturn, Challenge } from '../../common/settings-keys';
import { fetchAnswer } from '../http';
import { patched } from '../patched';
import type { After, Http } from '../platform';
import { type Account, type AccountRecord, type Arrival, owedAfter, serviceOf } from './account';
import { introspect } from './introspect';
import { exchangeRequest } from './oauth-requests';
import { challengeOf, createVerifier } from './pkce';
import { asServiceError, codeOfRefusal } from './service-error';
import { readTokens, type Tokens } from './tokens';
import { PAUSES, untilAnswered } from './until-answered';

/*
 * From a challenge to tokens. The verifier stays the same until a code was exchanged with it or the wearer
 * signs out, so that the page may be reloaded, or the companion killed, while they read the consent page.
 */

/** A code can be exchanged for ten minutes after consent (Fitbit's authorization guide); a token waits no longer either. */
const ARRIVAL_LIFE = 10 * 60000;

/** What the sign-in button needs; null where storage keeps no verifier. */
export const signInChallenge = (
  account: AccountRecord,
  clientId: string,
  randomBytes: (count: number) => Uint8Array,
): Omit<Challenge, 'service'> | null => {
  const { verifier = createVerifier(randomBytes) } = account.read();
  if (!account.read().verifier) account.change({ verifier });
  return account.flush() ? { clientId, codeChallenge: challengeOf(verifier) } : null;
};

/** Takes what came back from the consent page. Answers what to tell the wearer, undefined where all is well. */
export const takeReturn = (
  account: AccountRecord,
  { code, error, token }: AuthReturn,
  clientId: string,
  at: number,
): ResultCode | undefined => {
  if (error) return codeOfRefusal(error);
  if (token) account.change({ arrival: { tokens: { access: token }, at } });
  else if (code)
    account.change({ arrival: { code: code.replace(/#_=_$/, '').replace(/%2f/gi, '/'), clientId, at } });
  else return 'code';
  return undefined;
};

/** Takes tokens that the wearer has pasted: an access token and, behind a space, its refresh token. */
export const takePasted = (account: AccountRecord, text: string, at: number): void => {
  const [access, refresh] = text.split(/\s+/);
  if (access) account.change({ arrival: { tokens: { access, refresh }, at } });
};

/** Takes a pairing text. Answers what to tell the wearer, undefined where all is well. */
export const takePairing = (
  account: AccountRecord,
  text: string,
  at: number,
  goTo: (service: ServiceName) => void,
): ResultCode | undefined => {
  const pairing = parsePairing(text);
  if (!pairing) return 'pairing';
  goTo(pairing.service);
  account.change({ arrival: { pairing, at } });
  return undefined;
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
): Promise<ResultCode | undefined> | ResultCode => {
  /** False where the wearer has signed out, or begun again, meanwhile. */
  const isStill = () => {
    const current = account.read().arrival;
    return current && current.at === arrival.at;
  };
  const drop = (code: ResultCode): ResultCode => {
    account.change({ arrival: undefined, verifier: undefined });
    return code;
  };
  if (!('pairing' in arrival) && Math.abs(now() - arrival.at) > ARRIVAL_LIFE) return drop('code');
  // Where storage has no room for what has arrived, it will have none for the tokens.
  if (!account.flush()) return 'storage';
  // A code is good for one exchange. Sending it again after a lost answer harms nobody:
  // either the first never arrived, or the service refuses and the wearer signs in again.
  return untilAnswered(() => tokensFor(arrival, account.read(), service, http, now), PAUSES, after)
    .then((tokens) => (isStill() ? begin(account, tokens, arrival, now(), newOrigin) : undefined))
    .catch((error) => {
      const { kind, code } = asServiceError(error);
      if (kind === 'wait' || !isStill()) return code;
      if (code === 'gone') account.change({ ended: 'gone' });
      return drop(code === 'invalid-grant' ? 'code' : code === 'token' ? 'inactive' : code);
    });
};

const tokensFor = (
  arrival: Arrival,
  { secret, verifier = '' }: Account,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Tokens> => {
  if ('pairing' in arrival) {
    const { clientId, refreshToken: refresh, scopes } = arrival.pairing;
    // There is no access token yet: the first who wants one finds that it is over.
    return Promise.resolve({ access: '', refresh, expiresAt: 0, scopes, userId: '', clientId });
  }
  if ('tokens' in arrival) {
    const { tokens } = arrival;
    return introspect(tokens.access, service, http, now).then((found) => patched(found, tokens));
  }
  const { clientId: id, code } = arrival;
  return fetchAnswer(http, exchangeRequest(service, { id, secret }, code, verifier), now).then((answer) =>
    readTokens(answer, id, now()),
  );
};

const begin = (
  account: AccountRecord,
  tokens: Tokens,
  arrival: Arrival,
  since: number,
  newOrigin: () => number,
): ResultCode => {
  const before = account.read();
  const { userId } = tokens;
  const { service } = before;
  const sameWearer = before.tokens && userId && before.tokens.userId === userId;
  const saved = account.replace({
    origin: sameWearer ? before.origin : newOrigin(),
    service,
    opened: true,
    secret: 'pairing' in arrival ? arrival.pairing.clientSecret : before.secret,
    tokens,
    since,
    // A revoke ends all grants that a wearer gave this application: one that may be of this wearer would end the new one.
    owed: owedAfter(before).filter(
      (owed) => serviceOf(owed) !== serviceOf(before) || (owed.userId && userId && owed.userId !== userId),
    ),
  });
  return saved ? 'ok' : 'storage';
};
