import type { Persona } from '../persona/persona';
import type { Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { AccountEdits } from './account-edits';
import type { Scope } from './scopes';
import type { TokenStore } from './token-store';
import type { UnitSystem } from './units';

export const FITBIT_SITE_HOST = 'www.fitbit.com';
export const FITBIT_API_HOST = 'api.fitbit.com';

/** What handlers find inside the cloud. */
export interface FitbitService {
  readonly persona: Persona;
  readonly tokens: TokenStore;
  readonly edits: AccountEdits;
  /** Name of the app on the consent page. */
  readonly appName: string;
}

/** A page or an endpoint of the sign-in. */
export interface OauthRoute {
  host: typeof FITBIT_SITE_HOST | typeof FITBIT_API_HOST;
  method: 'GET' | 'POST';
  path: string;
  handle(call: OauthCall): CloudResponse;
}

export interface OauthCall {
  request: CloudRequest;
  query: URLSearchParams;
  service: FitbitService;
  now: Instant;
}

/** The wearer's data, read or written. */
export type ResourceRoute = ReadRoute | WriteRoute;

interface Resource {
  /** Path with parameters in braces, `/1/user/{user}/profile.json`. */
  path: string;
  /** All of them are needed. */
  scopes: readonly Scope[];
  /** Whether only apps of type Personal may ask. */
  isPersonalOnly?: true;
}

/** Answers with the body, or throws a FitbitError. */
export interface ReadRoute extends Resource {
  method: 'GET';
  handle(call: ResourceCall): unknown;
}

/** Answers with status and body, or throws a FitbitError. */
export interface WriteRoute extends Resource {
  method: 'POST' | 'DELETE';
  handle(call: ResourceCall): CloudResponse;
}

/** The wearer's account at a moment: all that an answer's data come from. */
export interface AccountState {
  persona: Persona;
  edits: AccountEdits;
  now: Instant;
}

export interface ResourceCall extends AccountState {
  units: UnitSystem;
  /** Path of the address, `/1/user/-/profile.json`. */
  path: string;
  /** The path's parameter; empty where there is none of that name. */
  param(name: string): string;
  /** A parameter of the query, or else of a form in the body. */
  field(name: string): string | undefined;
  header(name: string): string | undefined;
}

/** The parameters of `path` in the pattern, or undefined where it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const match = compile(pattern).exec(path);
  return match ? { ...match.groups } : undefined;
}

const compiled = new Map<string, RegExp>();

function compile(pattern: string): RegExp {
  let known = compiled.get(pattern);
  if (!known) {
    const source = pattern.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+?)');
    known = new RegExp(`^${source}$`);
    compiled.set(pattern, known);
  }
  return known;
}
