import type { OAuthEndpoints } from '../../common/services';
import { fetchJson } from '../http';
import type { Http } from '../platform';
import { type Client, clientRequest } from './oauth-requests';
import { ServiceError } from './service-error';

/** A token of the application itself. */
export interface AppToken {
  accessToken: string;
  /** ms, by this phone's clock. */
  expiresAt: number;
}

/**
 * A token for what belongs to no wearer, such as the list of all activity types (RFC 6749 §4.4). Only a
 * confidential client gets one. Almanac draws nothing of the kind, so this is in no bundle.
 * Throws a ServiceError.
 */
export const fetchAppToken = async (
  service: OAuthEndpoints,
  client: Client,
  http: Http,
  now: () => number,
): Promise<AppToken> => {
  const request = clientRequest(service, client, { grant_type: 'client_credentials' });
  const { access_token: accessToken, expires_in: lifetimeS } = (await fetchJson(
    http,
    request,
    now,
  )) as Record<string, unknown>;
  if (typeof accessToken !== 'string' || !(Number(lifetimeS) > 0)) throw new ServiceError('wait', 'shape');
  return { accessToken, expiresAt: now() + Number(lifetimeS) * 1000 };
};
