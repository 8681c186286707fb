import type { Persona } from '../../persona/persona';
import type { Instant } from '../../world/clock';
import type { CloudRequest, CloudResponse } from '../../world/http';
import type { AccountEdits } from '../account-edits';
import type { AccountState } from '../route';
import type { GoogleScope } from './google-scopes';
import type { GoogleTokenStore } from './google-token-store';

/** Hosts of the consent page, of the tokens and of the wearer's data. */
export const GOOGLE_ACCOUNTS_HOST = 'accounts.google.com';
export const GOOGLE_OAUTH_HOST = 'oauth2.googleapis.com';
export const GOOGLE_HEALTH_HOST = 'health.googleapis.com';

/** The state of the cloud that routes use. */
export interface GoogleService {
  readonly persona: Persona;
  readonly grants: GoogleTokenStore;
  readonly edits: AccountEdits;
  /** Name of the app on the consent page. */
  readonly appName: string;
}

/** A page or an endpoint of the sign-in. */
export interface GoogleOauthRoute {
  host: typeof GOOGLE_ACCOUNTS_HOST | typeof GOOGLE_OAUTH_HOST;
  method: 'GET' | 'POST';
  path: string;
  handle(call: GoogleOauthCall): CloudResponse;
}

/** A request to a page or an endpoint of the sign-in. */
export interface GoogleOauthCall {
  request: CloudRequest;
  query: URLSearchParams;
  service: GoogleService;
  now: Instant;
}

/** An endpoint of the wearer's data. */
export interface HealthRoute {
  method: 'GET' | 'POST';
  /** Path with parameters in braces, `/v4/users/{user}/profile`. */
  path: string;
  /** The request needs one of them. For data points it then needs the scope of the kind of data. */
  scopes: readonly GoogleScope[];
  /** Allowed parameters of the query, in camel case. */
  query: readonly string[];
  /** Returns the body of the response, or throws a GoogleError. */
  handle(call: HealthCall): unknown;
}

/** A request for the wearer's data. */
export interface HealthCall extends AccountState {
  grantedScopes: readonly GoogleScope[];
  /** A parameter of the path; empty where it is absent. */
  pathParameter(name: string): string;
  /** A parameter of the query; empty where it is absent. */
  queryParameter(name: string): string;
  /** The body as it was sent. */
  body: string | undefined;
}

/** The wearer's id in names of resources. */
export function healthUserId({ account }: Persona): string {
  return Array.from(account.userId, (character) => character.charCodeAt(0)).join('');
}
