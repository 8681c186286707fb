import type { OAuthEndpoints } from '../../common/services';
import { fetchJson } from '../http';
import type { Http } from '../platform';
import { asClient, type Client } from './oauth-requests';
import { ServiceError } from './service-error';

/** A token of the application itself. */
export interface AppToken {
  access: string;
  /** ms, by this phone's clock. */
  expiresAt: number;
}

/**
 * A token for what belongs to no wearer, such as the list of all activity types (RFC 6749 §4.4). Only a
 * confidential client gets one. Almanac draws nothing of the kind, so this is in no bundle.
 * Throws a ServiceError.
 */
export const clientCredentials = async (
  service: OAuthEndpoints,
  client: Client,
  http: Http,
  now: () => number,
): Promise<AppToken> => {
  const request = asClient(service, client, { grant_type: 'client_credentials' });
  const { access_token: access, expires_in: seconds } = (await fetchJson(http, request, now)) as Record<
    string,
    unknown
  >;
  if (typeof access !== 'string' || !(Number(seconds) > 0)) throw new ServiceError('wait', 'shape');
  return { access, expiresAt: now() + Number(seconds) * 1000 };
};
