import type { Http } from '../platform';
import { type AccountRecord, owedAfter, type Revocation } from './account';
import { type OAuthEndpoints, revokeRequest } from './oauth-requests';
import { asServiceError, failureOf } from './service-error';

/**
 * Forgets the account at once, online or not, and begins the one of `origin`; the service is told when it can be. What belongs to the
 * application (its secret) stays. False where storage does not take it: it is to be done again.
 */
export const signOut = (account: AccountRecord, origin: number): boolean => {
  const before = account.read();
  return account.replace({ origin, secret: before.secret, owed: owedAfter(before) });
};

/**
 * Tells the service of all sign-outs that it has not heard of. An answer settles one, whatever it is
 * (200, or 404: the token is gone already); without an answer it stays owed.
 */
export const payRevocations = (
  account: AccountRecord,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<unknown> => {
  const owed = () => account.read().owed || [];
  const pay = ({ client, token }: Revocation) =>
    http(revokeRequest(service, client, token))
      .then((response) => failureOf(response, now()), asServiceError)
      .then((failure) => {
        if (failure && failure.kind === 'wait') return;
        account.change({ owed: owed().filter((other) => other.token !== token) });
      });
  return Promise.all(owed().map(pay));
};
