import type { OAuthEndpoints, ServiceName } from '../../common/services';
import { extend } from '../assign';
import { asServiceError, readError } from '../http/service-error';
import type { Http } from '../platform';
import { mapAll } from '../promises';
import {
  type Account,
  type AccountStore,
  pendingSignInService,
  type Revocation,
  revocationsAfterSignOut,
  serviceOf,
} from './account';
import { revokeRequest } from './oauth-requests';

/**
 * Forgets the account at once, online or not, and begins the one of `origin`. The token is revoked when the service
 * can be reached. Returns false when storage refuses: the caller must repeat it. `kept` is what the new account
 * begins with.
 */
const replaceAccount = (account: AccountStore, origin: number, kept: Partial<Account>): boolean =>
  account.replace(extend(kept, { origin, revocations: revocationsAfterSignOut(account.read()) }));

/** Signs out; see `replaceAccount`. The client secret stays, as it belongs to the application. */
export const signOut = (account: AccountStore, origin: number): boolean => {
  const { service, secret } = account.read();
  return replaceAccount(account, origin, { service, secret });
};

/**
 * Signs out and changes to another service, whose application has another secret.
 * A pending pairing for that service is kept.
 */
export const switchService = (account: AccountStore, service: ServiceName, origin: number): boolean => {
  const before = account.read();
  const pending = pendingSignInService(before) === service ? before.pending : undefined;
  return replaceAccount(account, origin, { service, pending });
};

/**
 * Sends every pending revocation. Any response settles one, also a 401 or 404 without a readable body, as to a request
 * with a token: it is gone already. Without a response it stays pending.
 */
export const retryPendingRevocations = (
  account: AccountStore,
  endpointsOf: (name: ServiceName) => OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<unknown> => {
  const pending = () => account.read().revocations || [];
  const revoke = (revocation: Revocation) => {
    const { client, token } = revocation;
    return http(revokeRequest(endpointsOf(serviceOf(revocation)), client, token))
      .then((response) => readError(response, now(), {}), asServiceError)
      .then((error) => {
        if (error && error.kind === 'wait') return;
        account.change({ revocations: pending().filter((other) => other.token !== token) });
      });
  };
  return mapAll(pending(), revoke);
};
