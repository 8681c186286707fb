import type { CloudRequest } from '../../world/http';
import { GOOGLE_ACCOUNTS_HOST, GOOGLE_HEALTH_HOST, GOOGLE_OAUTH_HOST } from '../google/google-route';

/** Whether the request goes to Google's hosts. */
export function isGoogle({ url }: CloudRequest): boolean {
  return [GOOGLE_ACCOUNTS_HOST, GOOGLE_OAUTH_HOST, GOOGLE_HEALTH_HOST].includes(new URL(url).hostname);
}

/** Whether the request reads or writes the wearer's data; all others sign in, refresh, revoke or introspect. */
export function isDataRequest({ url }: CloudRequest): boolean {
  const { hostname, pathname } = new URL(url);
  return (
    hostname !== GOOGLE_ACCOUNTS_HOST &&
    hostname !== GOOGLE_OAUTH_HOST &&
    !/^\/(1\.1\/)?oauth2\//.test(pathname)
  );
}

/** Whether the request exchanges a code or a refresh token. */
export function isTokenRequest({ method, url }: CloudRequest): boolean {
  const { hostname, pathname } = new URL(url);
  return method === 'POST' && pathname === (hostname === GOOGLE_OAUTH_HOST ? '/token' : '/oauth2/token');
}
