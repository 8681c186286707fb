import type { Persona } from '../persona/persona';
import type { Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from './http';
import type { Scope } from './scopes';
import type { TokenStore } from './token-store';
import type { UnitSystem } from './units';

export const SITE = 'www.fitbit.com';
export const API = 'api.fitbit.com';

/** What handlers find inside the cloud. */
export interface Service {
  readonly persona: Persona;
  readonly tokens: TokenStore;
  /** Name of the app on the consent page. */
  readonly appName: string;
}

/** A page or an endpoint of the sign-in. */
export interface OauthRoute {
  host: typeof SITE | typeof API;
  method: 'GET' | 'POST';
  path: string;
  answer(call: OauthCall): CloudResponse;
}

export interface OauthCall {
  request: CloudRequest;
  query: URLSearchParams;
  service: Service;
  now: Instant;
}

/** The wearer's data: one endpoint is one file. Answers with the body, or throws a FitbitError. */
export interface ResourceRoute {
  method: 'GET';
  /** Path with parameters in braces, `/1/user/{user}/profile.json`. */
  path: string;
  scope: Scope;
  answer(call: ResourceCall): unknown;
}

export interface ResourceCall {
  persona: Persona;
  now: Instant;
  units: UnitSystem;
  /** The path's parameter; empty where there is none of that name. */
  param(name: string): string;
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
