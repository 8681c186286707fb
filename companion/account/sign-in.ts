import { parsePairing } from '../../common/pairing';
import type { ResultCode } from '../../common/result-codes';
import type { OAuthEndpoints } from '../../common/services';
import type { AuthReturn, Challenge } from '../../common/settings-keys';
import { fetchJson } from '../http';
import { patched } from '../patched';
import type { After, Http } from '../platform';
import {
  type Account,
  type AccountRecord,
  type Arrival,
  arrivalService,
  owedAfter,
  serviceOf,
} from './account';
import { introspect } from './introspect';
import { exchangeRequest, refreshRequest } from './oauth-requests';
import { challengeOf, createVerifier } from './pkce';
import { asServiceError, redirectErrorCode } from './service-error';
import { readTokens, type Tokens } from './tokens';
import { PAUSES, REPEATED, untilAnswered } from './until-answered';

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

/** What to tell the wearer of a hand-over that is no good; of any other, whether it is on disk. */
export type Taken = ResultCode | boolean;

/** Takes what came back from the consent page; nothing of one service goes to another. */
export const takeReturn = (
  account: AccountRecord,
  { service, code, error, token }: AuthReturn,
  clientId: string,
  at: number,
): Taken => {
  if (service && service !== serviceOf(account.read())) return 'code';
  if (error) return redirectErrorCode(error);
  if (token) return account.change({ arrival: { tokens: { access: token }, at } });
  if (!code) return 'code';
  return account.change({ arrival: { code: code.replace(/#_=_$/, '').replace(/%2f/gi, '/'), clientId, at } });
};

/** Takes tokens that the wearer has pasted: an access token and, behind a space, its refresh token. */
export const takePasted = (account: AccountRecord, text: string, at: number): Taken => {
  const [access, refresh] = text.split(/\s+/);
  return !access || account.change({ arrival: { tokens: { access, refresh }, at } });
};

/** Takes a pairing text. */
export const takePairing = (account: AccountRecord, text: string, at: number): Taken => {
  const pairing = parsePairing(text);
  return pairing ? account.change({ arrival: { pairing, at } }) : 'pairing';
};

/**
 * Makes what has arrived into tokens of `service`, the one of `arrivalService`. Answers how it ended, undefined
 * where the wearer has changed their mind.
 */
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
  const isPairing = 'pairing' in arrival;
  const age = Math.abs(now() - arrival.at);
  if (!isPairing && age > ARRIVAL_LIFE) return drop('code');
  // Where storage has no room for what has arrived, it will have none for the tokens.
  if (!account.flush()) return 'storage';
  // Its secret and verifier are this service's: of an account that has taken its place, nothing is sent here.
  const before = account.read();
  const send = () =>
    isStill() ? tokensFor(arrival, before, service, http, now) : Promise.resolve(undefined);
  // A code is good for one exchange. Sending it again after a lost answer harms nobody:
  // either the first never arrived, or the service refuses and the wearer signs in again.
  // A pairing is a refresh: a later wake sends it once.
  return untilAnswered(send, isPairing && age > REPEATED ? [] : PAUSES, after)
    .then((tokens) => (tokens && isStill() ? begin(account, tokens, arrival, now(), newOrigin) : undefined))
    .catch((error) => {
      const { kind, code } = asServiceError(error);
      if (!isStill()) return undefined;
      if (kind === 'wait') return code;
      // Who is signed in stays so where a pairing is refused.
      if (isPairing) return drop(code);
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
    const { clientId: id, clientSecret, refreshToken: refresh, scopes } = arrival.pairing;
    const request = refreshRequest(service, { id, secret: clientSecret }, refresh);
    return fetchJson(http, request, now).then((answer) => readTokens(answer, id, now(), { refresh, scopes }));
  }
  if ('tokens' in arrival) {
    const { tokens } = arrival;
    return introspect(tokens.access, service, http, now).then((found) => patched(found, tokens));
  }
  const { clientId: id, code } = arrival;
  return fetchJson(http, exchangeRequest(service, { id, secret }, code, verifier), now).then((answer) =>
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
  const { userId, clientId } = tokens;
  const service = arrivalService(before);
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
      (owed) =>
        serviceOf(owed) !== service ||
        isOther(applicationOf(owed.client.id), applicationOf(clientId)) ||
        isOther(owed.userId, userId),
    ),
  });
  return saved ? 'ok' : 'storage';
};

/** Google's client ids begin with the number of their project, which is the application that a wearer allows. */
const applicationOf = (clientId: string): string => clientId.replace(/-.*/, '');

/** False also where one of the two is not known. */
const isOther = (one: string, two: string): boolean => !!one && !!two && one !== two;
