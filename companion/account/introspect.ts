import type { OAuthEndpoints } from '../../common/services';
import { fetchJson } from '../http/fetch-json';
import type { Http } from '../platform';
import { introspectRequest } from './oauth-requests';
import { type Introspection, readIntrospection } from './tokens';

/** Requests what the service knows about an access token. Rejects with a ServiceError. */
export const introspect = (
  accessToken: string,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Introspection> =>
  fetchJson(http, introspectRequest(service, accessToken), now, {}).then((body) =>
    readIntrospection(body, service.isGoogle),
  );
