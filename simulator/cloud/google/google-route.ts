import type { Persona } from '../../persona/persona';
import type { Instant } from '../../world/clock';
import type { CloudRequest, CloudResponse } from '../../world/http';
import type { AccountEdits } from '../account-edits';
import type { AccountState } from '../route';
import type { GoogleScope } from './google-scopes';
import type { GrantStore } from './grant-store';

export const GOOGLE_ACCOUNTS_HOST = 'accounts.google.com';
export const GOOGLE_OAUTH_HOST = 'oauth2.googleapis.com';
export const GOOGLE_HEALTH_HOST = 'health.googleapis.com';

/** What handlers find inside the cloud. */
export interface GoogleService {
  readonly persona: Persona;
  readonly grants: GrantStore;
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

export interface GoogleOauthCall {
  request: CloudRequest;
  query: URLSearchParams;
  service: GoogleService;
  now: Instant;
}

/** The wearer's data. */
export interface HealthRoute {
  method: 'GET' | 'POST';
  /** Path with parameters in braces, `/v4/users/{user}/profile`. */
  path: string;
  /** One of them opens the door; data types have each their own behind it. */
  scopes: readonly GoogleScope[];
  /** Parameters of the query, in camel case; others are refused. */
  query: readonly string[];
  /** Answers with the body, or throws a GoogleError. */
  handle(call: HealthCall): unknown;
}

export interface HealthCall extends AccountState {
  /** What the app was allowed. */
  granted: readonly GoogleScope[];
  /** The path's parameter; empty where there is none of that name. */
  param(name: string): string;
  /** A parameter of the query; empty where it is absent. */
  field(name: string): string;
  /** The body as it was sent. */
  body: string | undefined;
}

/** The wearer's number in names of resources. */
export function healthUserId({ account }: Persona): string {
  return Array.from(account.userId, (character) => character.charCodeAt(0)).join('');
}
