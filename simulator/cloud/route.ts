import type { Persona } from '../persona/persona';
import type { Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { AccountEdits } from './account-edits';
import type { Scope } from './scopes';
import type { TokenStore } from './token-store';
import type { UnitSystem } from './units';

export const FITBIT_SITE_HOST = 'www.fitbit.com';
export const FITBIT_API_HOST = 'api.fitbit.com';

/** The state of the service that handlers work with. */
export interface FitbitService {
  readonly persona: Persona;
  readonly tokens: TokenStore;
  readonly edits: AccountEdits;
  /** Name of the app on the consent page. */
  readonly appName: string;
}

/** A page or an endpoint of the sign-in. `handle` returns the response or throws a FitbitError. */
export interface OauthRoute {
  host: typeof FITBIT_SITE_HOST | typeof FITBIT_API_HOST;
  method: 'GET' | 'POST';
  path: string;
  handle(call: OauthCall): CloudResponse;
}

/** A request to the sign-in. */
export interface OauthCall {
  request: CloudRequest;
  query: URLSearchParams;
  service: FitbitService;
  now: Instant;
}

/** An endpoint that reads or writes the wearer's data. */
export type ResourceRoute = ReadRoute | WriteRoute;

interface Resource {
  /** Path with parameters in braces, `/1/user/{user}/profile.json`. */
  path: string;
  /** The app needs all of them. */
  scopes: readonly Scope[];
  /** Whether only personal apps may send the request. */
  isPersonalOnly?: true;
}

/** `handle` returns the body or throws a FitbitError. */
export interface ReadRoute extends Resource {
  method: 'GET';
  handle(call: ResourceCall): unknown;
}

/** `handle` returns the response or throws a FitbitError. */
export interface WriteRoute extends Resource {
  method: 'POST' | 'DELETE';
  handle(call: ResourceCall): CloudResponse;
}

/** The wearer's account at a moment: the source of all data in responses. */
export interface AccountState {
  persona: Persona;
  edits: AccountEdits;
  now: Instant;
}

/** A request for the wearer's data. */
export interface ResourceCall extends AccountState {
  units: UnitSystem;
  /** The path of the request, `/1/user/-/profile.json`. */
  path: string;
  /** Returns a parameter of the path; empty where there is none of that name. */
  pathParameter(name: string): string;
  /** Returns a parameter of the query, or else of a form in the body. */
  field(name: string): string | undefined;
  header(name: string): string | undefined;
}

/** Returns the parameters of `path`, or undefined where it does not match the pattern. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const match = compilePattern(pattern).exec(path);
  return match ? { ...match.groups } : undefined;
}

const compiledPatterns = new Map<string, RegExp>();

function compilePattern(pattern: string): RegExp {
  let expression = compiledPatterns.get(pattern);
  if (!expression) {
    const source = pattern.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
    expression = new RegExp(`^${source}$`);
    compiledPatterns.set(pattern, expression);
  }
  return expression;
}
