import { CONSENT_PAGES, FITBIT_ENDPOINTS, GOOGLE_ENDPOINTS, type ServiceName } from '../../common/services';
import type { Surface } from '../../common/settings-keys';
import { PAGES, type PageName } from '../../common/snapshot';
import { fitbit } from '../../companion/sources/fitbit/fitbit';
import { googleScopeOf } from '../../companion/sources/google/google';
import { type HealthService, scopesFor } from '../../companion/sources/health-source';

/** What the sign-in must know about a health service. */
export interface SignInService {
  name: ServiceName;
  /** The name for people. */
  title: string;
  authorizeUrl: string;
  tokenUrl: string;
  /** The value of `iss` in the redirect, where there is one (RFC 9207). */
  issuer: string;
  /** Parameters of the authorization request beyond the standard ones. */
  extraParameters: Record<string, string>;
  /** Where the token request has the client secret, according to each service's documentation. */
  secretIn: 'form' | 'header';
  /** True where even desktop apps have a secret. */
  needsSecret: boolean;
  /** The port of the redirect URI unless `--port` names another; 0 is any free port. */
  defaultPort: number;
  /** Matches every client id of the service. */
  clientIdPattern: RegExp;
  /** How to recognise a client id, for people; may be empty. */
  clientIdHint: string;
  scopeOf: HealthService['scopeOf'];
}

export const SIGN_IN_SERVICES: Readonly<Record<ServiceName, SignInService>> = {
  google: {
    name: 'google',
    title: 'Google',
    authorizeUrl: CONSENT_PAGES.google.authorizeUrl,
    tokenUrl: GOOGLE_ENDPOINTS.tokenUrl,
    issuer: 'https://accounts.google.com',
    extraParameters: CONSENT_PAGES.google.extraParameters,
    secretIn: 'form',
    needsSecret: true,
    // Desktop clients may use any port (RFC 8252 §7.3).
    defaultPort: 0,
    clientIdPattern: /^\S+\.apps\.googleusercontent\.com$/,
    clientIdHint: ': these end with .apps.googleusercontent.com',
    scopeOf: googleScopeOf,
  },
  fitbit: {
    name: 'fitbit',
    title: 'Fitbit',
    authorizeUrl: CONSENT_PAGES.fitbit.authorizeUrl,
    tokenUrl: FITBIT_ENDPOINTS.tokenUrl,
    issuer: 'https://www.fitbit.com',
    // Shows the consent page even after an earlier consent, so that the wearer can allow more.
    extraParameters: { prompt: 'consent' },
    secretIn: 'header',
    needsSecret: false,
    // The redirect URI must equal the registered one.
    defaultPort: 8128,
    clientIdPattern: /^[A-Za-z0-9]+$/,
    clientIdHint: '',
    scopeOf: fitbit.scopeOf,
  },
};

/** The surfaces whose scopes can be requested. The scopes of home always are. */
export const SURFACES: readonly Surface[] = [...PAGES, 'checkups'];

/** The surfaces without `--pages`. */
export const DEFAULT_SURFACES: readonly PageName[] = PAGES;

/** The scopes that home and these surfaces need, each once. */
export function scopesOf(service: SignInService, surfaces: readonly Surface[]): string[] {
  return [...new Set(['home' as const, ...surfaces].flatMap((surface) => scopesFor(surface, service)))];
}

/** The service with its endpoints on another server, such as that of `npm run cloud`. */
export function atServer(server: string, service: SignInService): SignInService {
  const move = (url: string) => new URL(new URL(url).pathname, server).href;
  return { ...service, authorizeUrl: move(service.authorizeUrl), tokenUrl: move(service.tokenUrl) };
}
