import type { Persona } from '../persona/persona';
import type { Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import { authenticateBearer } from './bearer';
import { findClient } from './clients';
import type { Dialect } from './dialect';
import { createJsonResponse, FitbitError } from './fitbit-error';
import { isForm } from './oauth/form';
import { oauthRoutes } from './oauth/oauth-routes';
import { createRateLimitError, RateLimit } from './rate-limit';
import { resourceRoutes } from './resources/resource-routes';
import {
  FITBIT_API_HOST,
  FITBIT_SITE_HOST,
  type FitbitService,
  matchPath,
  type OauthRoute,
  type ResourceCall,
  type ResourceRoute,
} from './route';
import type { AccessToken } from './token-store';
import { unitsFor } from './units';
import { withVariant } from './with-variant';

/** The Fitbit Web API and its sign-in. */
export function createFitbitDialect(service: FitbitService): Dialect {
  const limit = new RateLimit();
  return {
    hosts: [FITBIT_SITE_HOST, FITBIT_API_HOST],
    handle: (request, now, variant) =>
      orErrorResponse(() => dispatch(request, withVariant(service, variant), limit, now)),
    revokeGrants: () => service.tokens.revokeAll(),
    withdrawScope: (name) => service.tokens.withdrawScope(name),
    owns: (token) => service.tokens.owns(token),
    sessions: () =>
      service.tokens
        .sessions()
        .map((session) => ({ service: 'fitbit', account: service.persona.name, ...session })),
  };
}

function dispatch(
  request: CloudRequest,
  service: FitbitService,
  limit: RateLimit,
  now: Instant,
): CloudResponse {
  const url = new URL(request.url);
  const oauth = oauthRoutes.find((route) => matchesRoute(route, request, url));
  if (oauth) return oauth.handle({ request, query: url.searchParams, service, now });
  for (const route of url.hostname === FITBIT_API_HOST ? resourceRoutes : []) {
    const params = route.method === request.method ? matchPath(route.path, url.pathname) : undefined;
    if (params) return handleResource(route, params, { request, service, limit, now });
  }
  throw new FitbitError(404, 'not_found', `There is no ${request.method} ${url.pathname} here.`);
}

function matchesRoute(route: OauthRoute, request: CloudRequest, url: URL): boolean {
  return route.host === url.hostname && route.method === request.method && route.path === url.pathname;
}

interface RequestContext {
  request: CloudRequest;
  service: FitbitService;
  limit: RateLimit;
  now: Instant;
}

/**
 * Every request with a valid token counts, even a failing one, and every response carries the rate limit's
 * headers.
 */
function handleResource(
  route: ResourceRoute,
  params: Record<string, string>,
  context: RequestContext,
): CloudResponse {
  const { request, service, limit, now } = context;
  const token = authenticateBearer(request, service.tokens, now);
  const isWithinLimit = limit.countRequest(token.clientId, now);
  const respond = (): CloudResponse => {
    if (!isWithinLimit) throw createRateLimitError();
    checkPermission(route, token);
    checkUser(params.user, service.persona);
    const call = createResourceCall(params, context);
    return route.method === 'GET' ? createJsonResponse(200, route.handle(call)) : route.handle(call);
  };
  const { status, headers, body } = orErrorResponse(respond);
  return { status, headers: { ...headers, ...limit.headers(token.clientId, now) }, body };
}

function createResourceCall(
  params: Record<string, string>,
  { request, service, now }: RequestContext,
): ResourceCall {
  const { pathname, searchParams } = new URL(request.url);
  const form = isForm(request) ? new URLSearchParams(request.body) : undefined;
  return {
    persona: service.persona,
    edits: service.edits,
    now,
    units: unitsFor(request.headers['accept-language']),
    path: pathname,
    pathParameter: (name) => params[name] ?? '',
    field: (name) => searchParams.get(name) ?? form?.get(name) ?? undefined,
    header: (name) => request.headers[name],
  };
}

/** The response of `work`, or the error response where it throws a FitbitError. */
function orErrorResponse(work: () => CloudResponse): CloudResponse {
  try {
    return work();
  } catch (error) {
    if (error instanceof FitbitError) return error.response();
    throw error;
  }
}

/** Checks the scopes first, then the type of the app, which decides about intraday data. */
function checkPermission(route: ResourceRoute, token: AccessToken): void {
  const missing = route.scopes.find((scope) => !token.scopes.includes(scope));
  if (missing !== undefined) {
    throw FitbitError.authorization(
      403,
      'insufficient_scope',
      `This application does not have permission to access ${missing} data.`,
    );
  }
  if (route.isPersonalOnly && findClient(token.clientId)?.type !== 'personal') {
    throw FitbitError.authorization(
      403,
      'insufficient_permissions',
      'API client is not authorized by Fitbit to access the resource requested.',
    );
  }
}

function checkUser(user: string | undefined, persona: Persona): void {
  if (user === '-' || user === persona.account.userId) return;
  throw new FitbitError(404, 'not_found', `There is no user ${user}.`);
}
