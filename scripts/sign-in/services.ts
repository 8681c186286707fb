import { PAGES } from '../../common/preferences';
import { CONSENT_PAGES, FITBIT_ENDPOINTS, GOOGLE_ENDPOINTS } from '../../common/services';
import type { PageName } from '../../common/snapshot';
import { fitbit } from '../../companion/sources/fitbit/fitbit';
import { googleScopeOf } from '../../companion/sources/google/google';
import { type HealthService, type Surface, scopesFor } from '../../companion/sources/health-source';

/** A health service, as far as signing in goes. */
export interface SignInService {
  name: 'google' | 'fitbit';
  /** What people call it. */
  title: string;
  authorizeUrl: string;
  tokenUrl: string;
  /** Who answers, where the answer says so (RFC 9207). */
  issuer: string;
  /** What it wants in its authorize address besides what all want. */
  extraParameters: Record<string, string>;
  /** Where a secret goes at the token endpoint; the document of each says so. */
  secretIn: 'form' | 'header';
  /** Even apps on a desktop must have one. */
  needsSecret: boolean;
  /** Where the answer is waited for unless another is named; 0 is any that is free. */
  defaultPort: number;
  /** What all client ids have in common. */
  clientIdPattern: RegExp;
  scopeOf: HealthService['scopeOf'];
}

export const SERVICES: readonly SignInService[] = [
  {
    name: 'google',
    title: 'Google',
    authorizeUrl: CONSENT_PAGES.google.authorizeUrl,
    tokenUrl: GOOGLE_ENDPOINTS.tokenUrl,
    issuer: 'https://accounts.google.com',
    extraParameters: CONSENT_PAGES.google.extraParameters,
    secretIn: 'form',
    needsSecret: true,
    // Desktop clients take any port (RFC 8252 §7.3).
    defaultPort: 0,
    clientIdPattern: /^\S+\.apps\.googleusercontent\.com$/,
    scopeOf: googleScopeOf,
  },
  {
    name: 'fitbit',
    title: 'Fitbit',
    authorizeUrl: CONSENT_PAGES.fitbit.authorizeUrl,
    tokenUrl: FITBIT_ENDPOINTS.tokenUrl,
    issuer: 'https://www.fitbit.com',
    // The page is shown even to who has been asked before: they may want to allow more now.
    extraParameters: { prompt: 'consent' },
    secretIn: 'header',
    needsSecret: false,
    // The redirect address is compared letter by letter with the registered one.
    defaultPort: 8128,
    clientIdPattern: /^[A-Za-z0-9]+$/,
    scopeOf: fitbit.scopeOf,
  },
];

/** What can be asked for; home always is. */
export const SURFACES: readonly Surface[] = [...PAGES, 'checkups'];

/** Asked for unless told otherwise. */
export const DEFAULT_SURFACES: readonly PageName[] = PAGES;

/** The scopes of home and these, each once; a service that has nothing for a place adds none. */
export function scopesOf(service: SignInService, places: readonly Surface[]): string[] {
  return [...new Set(['home' as const, ...places].flatMap((place) => scopesFor(place, service)))];
}

/** The same service at another address, as `npm run cloud` has it: all under one. */
export function atServer(server: string, service: SignInService): SignInService {
  const moved = (address: string) => new URL(new URL(address).pathname, server).href;
  return { ...service, authorizeUrl: moved(service.authorizeUrl), tokenUrl: moved(service.tokenUrl) };
}
