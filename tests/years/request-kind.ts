import {
  FITBIT_API,
  FITBIT_ENDPOINTS,
  GOOGLE_ENDPOINTS,
  type OAuthEndpoints,
  type ServiceName,
} from '../../common/services';
import type { CloudRequest } from '../../simulator/world/http';

const GOOGLE_HEALTH_HOST = 'health.googleapis.com';

/** What a request of the companion is for. */
export type RequestKind = 'data' | 'refresh' | 'exchange' | 'introspection' | 'revocation';

const HOSTS: Readonly<Record<ServiceName, readonly string[]>> = {
  fitbit: [hostOf(FITBIT_API), 'www.fitbit.com'],
  google: [hostOf(GOOGLE_ENDPOINTS.tokenUrl), 'accounts.google.com', GOOGLE_HEALTH_HOST],
};
const PAGE_HOSTS: readonly string[] = ['www.fitbit.com', 'accounts.google.com'];

/** The service that an address belongs to; undefined where it is none's. */
export function serviceOfUrl(url: string): ServiceName | undefined {
  const host = hostOf(url);
  if (HOSTS.fitbit.includes(host)) return 'fitbit';
  return HOSTS.google.includes(host) ? 'google' : undefined;
}

/** The kind of a request; undefined for a page in the phone's browser, and for a request to an unknown host. */
export function requestKind({ url, body = '' }: CloudRequest): RequestKind | undefined {
  const service = serviceOfUrl(url);
  if (!service || PAGE_HOSTS.includes(hostOf(url))) return undefined;
  const endpoints: OAuthEndpoints = service === 'google' ? GOOGLE_ENDPOINTS : FITBIT_ENDPOINTS;
  if (url === endpoints.tokenUrl) return body.includes('grant_type=refresh_token') ? 'refresh' : 'exchange';
  if (url === endpoints.introspectUrl) return 'introspection';
  return url === endpoints.revokeUrl ? 'revocation' : 'data';
}

/** A field of a form. */
export function formField({ body = '' }: CloudRequest, name: string): string | undefined {
  return new URLSearchParams(body).get(name) ?? undefined;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
