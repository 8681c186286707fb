import type { OAuthEndpoints } from '../../common/services';
import { fetchJson } from '../http';
import type { Http } from '../platform';
import { introspectRequest } from './oauth-requests';
import { type Introspection, readIntrospection } from './tokens';

/** Asks the service what it knows of an access token. Throws a ServiceError. */
export const introspect = (
  access: string,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Introspection> =>
  fetchJson(http, introspectRequest(service, access), now).then((answer) =>
    readIntrospection(answer, service.tokenInfo),
  );
