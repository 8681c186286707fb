import type { OAuthEndpoints, ServiceName } from '../../common/services';
import type { Http } from '../platform';
import { type AccountRecord, arrivalService, owedAfter, type Revocation, serviceOf } from './account';
import { revokeRequest } from './oauth-requests';
import { asServiceError, readError } from './service-error';

/**
 * Forgets the account at once, online or not, and begins the one of `origin`; the service is told when it can be.
 * What belongs to the application (its secret) stays. False where storage does not take it: it is to be done again.
 */
export const signOut = (account: AccountRecord, origin: number): boolean => {
  const before = account.read();
  const { service, secret } = before;
  return account.replace({ origin, service, secret, owed: owedAfter(before) });
};

/**
 * Signs out, and goes to another service, whose application has another secret. The wearer means to sign in there;
 * a pairing that waits for that service goes along.
 */
export const move = (account: AccountRecord, service: ServiceName, origin: number): boolean => {
  const before = account.read();
  const arrival = arrivalService(before) === service ? before.arrival : undefined;
  return account.replace({ origin, service, opened: true, arrival, owed: owedAfter(before) });
};

/**
 * Tells the services of all sign-outs that they have not heard of. An answer settles one, whatever it is
 * (200, or 404: the token is gone already); without an answer it stays owed.
 */
export const payRevocations = (
  account: AccountRecord,
  endpointsOf: (name: ServiceName) => OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<unknown> => {
  const owed = () => account.read().owed || [];
  const pay = (revocation: Revocation) => {
    const { client, token } = revocation;
    return http(revokeRequest(endpointsOf(serviceOf(revocation)), client, token))
      .then((response) => readError(response, now()), asServiceError)
      .then((failure) => {
        if (failure && failure.kind === 'wait') return;
        account.change({ owed: owed().filter((other) => other.token !== token) });
      });
  };
  return Promise.all(owed().map(pay));
};
