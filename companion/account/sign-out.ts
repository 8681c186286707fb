import type { OAuthEndpoints, ServiceName } from '../../common/services';
import type { Http } from '../platform';
import {
  type AccountStore,
  pendingSignInService,
  type Revocation,
  revocationsAfterSignOut,
  serviceOf,
} from './account';
import { revokeRequest } from './oauth-requests';
import { asServiceError, readError } from './service-error';

/**
 * Forgets the account at once, online or not, and begins the one of `origin`; the service is told when it can be.
 * What belongs to the application (its secret) stays. False where storage does not take it: it is to be done again.
 */
export const signOut = (account: AccountStore, origin: number): boolean => {
  const before = account.read();
  const { service, secret } = before;
  return account.replace({ origin, service, secret, pendingRevocations: revocationsAfterSignOut(before) });
};

/**
 * Signs out, and goes to another service, whose application has another secret. The wearer means to sign in there;
 * a pairing that waits for that service goes along.
 */
export const switchService = (account: AccountStore, service: ServiceName, origin: number): boolean => {
  const before = account.read();
  const pendingSignIn = pendingSignInService(before) === service ? before.pendingSignIn : undefined;
  return account.replace({
    origin,
    service,
    wantsToSignIn: true,
    pendingSignIn,
    pendingRevocations: revocationsAfterSignOut(before),
  });
};

/**
 * Tells the services of all sign-outs that they have not heard of. An answer settles one, whatever it is
 * (200, or 404: the token is gone already); without an answer it stays owed.
 */
export const retryPendingRevocations = (
  account: AccountStore,
  endpointsOf: (name: ServiceName) => OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<unknown> => {
  const pending = () => account.read().pendingRevocations || [];
  const revoke = (revocation: Revocation) => {
    const { client, token } = revocation;
    return http(revokeRequest(endpointsOf(serviceOf(revocation)), client, token))
      .then((response) => readError(response, now()), asServiceError)
      .then((error) => {
        if (error && error.kind === 'wait') return;
        account.change({ pendingRevocations: pending().filter((other) => other.token !== token) });
      });
  };
  return Promise.all(pending().map(revoke));
};
