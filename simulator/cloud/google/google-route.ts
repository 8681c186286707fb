import type { Persona } from '../../persona/persona';
import type { Instant } from '../../world/clock';
import type { CloudRequest, CloudResponse } from '../../world/http';
import type { Account } from '../route';
import type { WrittenData } from '../written-data';
import type { GoogleScope } from './google-scopes';
import type { GrantStore } from './grant-store';

export const ACCOUNTS = 'accounts.google.com';
export const OAUTH = 'oauth2.googleapis.com';
export const HEALTH = 'health.googleapis.com';

/** What handlers find inside the cloud. */
export interface GoogleService {
  readonly persona: Persona;
  readonly grants: GrantStore;
  readonly written: WrittenData;
  /** Name of the app on the consent page. */
  readonly appName: string;
}

/** A page or an endpoint of the sign-in. */
export interface GoogleOauthRoute {
  host: typeof ACCOUNTS | typeof OAUTH;
  method: 'GET' | 'POST';
  path: string;
  answer(call: GoogleOauthCall): CloudResponse;
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
  answer(call: HealthCall): unknown;
}

export interface HealthCall extends Account {
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
