import type { Persona } from '../persona/persona';
import type { Instant } from '../world/clock';
import { authenticateBearer } from './bearer';
import { FitbitError, json } from './fitbit-error';
import type { Cloud, CloudRequest, CloudResponse } from './http';
import { oauthRoutes } from './oauth/oauth-routes';
import { RateLimit, rateLimitError } from './rate-limit';
import { resourceRoutes } from './resources/resource-routes';
import { API, matchPath, type OauthRoute, type ResourceRoute, type Service, SITE } from './route';
import { TokenStore } from './token-store';
import { createTokenValues } from './token-values';
import { unitsFor } from './units';

/** The health service's stand-in, with one account: the persona's. */
export interface PretendCloud extends Cloud {
  /** The hosts it answers for. */
  readonly hosts: readonly string[];
  /** Name of the app on the consent page. */
  appName: string;
  /** As if the wearer had removed all apps in the account: every token is dead. */
  revokeGrants(): void;
}

export interface PretendCloudOptions {
  persona: Persona;
  /** 0 … 2^32-1; tokens are made of it. */
  random: () => number;
  /** Apps are not registered here, so somebody must say what the running one is called. */
  appName?: string;
}

export function createPretendCloud(options: PretendCloudOptions): PretendCloud {
  const { persona, random, appName = 'This app' } = options;
  const tokens = new TokenStore(createTokenValues(random));
  const service = { persona, tokens, appName };
  const limit = new RateLimit();
  return {
    hosts: [SITE, API],
    get appName() {
      return service.appName;
    },
    set appName(name) {
      service.appName = name;
    },
    revokeGrants: () => tokens.revokeAll(),
    handle(request, now) {
      try {
        return dispatch(request, service, limit, now);
      } catch (error) {
        if (error instanceof FitbitError) return error.response();
        throw error;
      }
    },
  };
}

function dispatch(request: CloudRequest, service: Service, limit: RateLimit, now: Instant): CloudResponse {
  const url = new URL(request.url);
  const oauth = oauthRoutes.find((route) => fits(route, request, url));
  if (oauth) return oauth.answer({ request, query: url.searchParams, service, now });
  for (const route of url.hostname === API ? resourceRoutes : []) {
    const params = route.method === request.method ? matchPath(route.path, url.pathname) : undefined;
    if (params) return answerResource(route, params, { request, service, limit, now });
  }
  throw new FitbitError(404, 'not_found', `There is no ${request.method} ${url.pathname} here.`);
}

function fits(route: OauthRoute, request: CloudRequest, url: URL): boolean {
  return route.host === url.hostname && route.method === request.method && route.path === url.pathname;
}

interface Visit {
  request: CloudRequest;
  service: Service;
  limit: RateLimit;
  now: Instant;
}

/** Every request with a good token counts, whatever comes of it, and every answer tells the quota. */
function answerResource(route: ResourceRoute, params: Record<string, string>, visit: Visit): CloudResponse {
  const { request, service, limit, now } = visit;
  const token = authenticateBearer(request, service.tokens, now);
  const within = limit.take(token.clientId, now);
  const answer = (): CloudResponse => {
    if (!within) throw rateLimitError();
    if (!token.scopes.includes(route.scope)) throw insufficientScope(route);
    checkUser(params.user, service.persona);
    return json(
      200,
      route.answer({
        persona: service.persona,
        now,
        units: unitsFor(request.headers['accept-language']),
        param: (name) => params[name] ?? '',
      }),
    );
  };
  const { status, headers, body } = orRefusal(answer);
  return { status, headers: { ...headers, ...limit.headers(token.clientId, now) }, body };
}

function orRefusal(answer: () => CloudResponse): CloudResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof FitbitError) return error.response();
    throw error;
  }
}

function insufficientScope(route: ResourceRoute): FitbitError {
  return FitbitError.authorization(
    403,
    'insufficient_scope',
    `This application does not have permission to access ${route.scope} data.`,
  );
}

function checkUser(user: string | undefined, persona: Persona): void {
  if (user === '-' || user === persona.account.userId) return;
  throw new FitbitError(404, 'not_found', `There is no user ${user}.`);
}
