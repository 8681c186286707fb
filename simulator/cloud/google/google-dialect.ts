import type { Instant } from '../../world/clock';
import type { CloudRequest, CloudResponse } from '../../world/http';
import type { Dialect } from '../dialect';
import { renderErrorPage } from '../oauth/error-page';
import { matchPath } from '../route';
import { withVariant } from '../with-variant';
import { authenticate, checkRouteScopes } from './google-bearer';
import { createGoogleResponse, GoogleError } from './google-error';
import {
  GOOGLE_ACCOUNTS_HOST,
  GOOGLE_HEALTH_HOST,
  GOOGLE_OAUTH_HOST,
  type GoogleService,
  type HealthRoute,
  healthUserId,
} from './google-route';
import { healthRoutes } from './health-routes';
import { googleOauthRoutes } from './oauth/google-oauth-routes';
import { Quota } from './quota';
import { readQuery } from './read-query';

/** Google's sign-in and the Google Health API, version 4. */
export function createGoogleDialect(service: GoogleService): Dialect {
  const quota = new Quota();
  return {
    hosts: [GOOGLE_ACCOUNTS_HOST, GOOGLE_OAUTH_HOST, GOOGLE_HEALTH_HOST],
    handle: (request, now, variant) => dispatch(request, withVariant(service, variant), quota, now),
    revokeGrants: () => service.grants.revokeAll(),
    withdrawScope: (name) => service.grants.withdrawScope(name),
    owns: (token) => service.grants.owns(token),
    sessions: () =>
      service.grants
        .sessions()
        .map((session) => ({ service: 'google', account: service.persona.name, ...session })),
  };
}

function dispatch(request: CloudRequest, service: GoogleService, quota: Quota, now: Instant): CloudResponse {
  const { hostname, pathname, searchParams } = new URL(request.url);
  const oauth = googleOauthRoutes.find(
    (route) => route.host === hostname && route.method === request.method && route.path === pathname,
  );
  if (oauth) return oauth.handle({ request, query: searchParams, service, now });
  for (const route of hostname === GOOGLE_HEALTH_HOST ? healthRoutes : []) {
    const params = route.method === request.method ? matchPath(route.path, pathname) : undefined;
    if (params) return handleHealth(route, params, { request, service, quota, now });
  }
  // Google responds with HTML on every host.
  return renderErrorPage('404', `The requested URL ${pathname} was not found on this server.`, 404);
}

interface GoogleRequestContext {
  request: CloudRequest;
  service: GoogleService;
  quota: Quota;
  now: Instant;
}

/** Checks the token first, then the rate limit, then the scopes. */
function handleHealth(
  route: HealthRoute,
  params: Record<string, string>,
  { request, service, quota, now }: GoogleRequestContext,
): CloudResponse {
  try {
    const { client, scopes } = authenticate(request, service.grants, now);
    quota.countRequest(client, now);
    checkRouteScopes(route, scopes);
    checkUser(params.user ?? '', service);
    const query = readQuery(new URL(request.url).searchParams, route.query);
    return createGoogleResponse(
      200,
      route.handle({
        persona: service.persona,
        edits: service.edits,
        now,
        grantedScopes: scopes,
        pathParameter: (name) => params[name] ?? '',
        queryParameter: (name) => query[name] ?? '',
        body: request.body,
      }),
    );
  } catch (error) {
    if (error instanceof GoogleError) return error.toResponse();
    throw error;
  }
}

function checkUser(user: string, { persona }: GoogleService): void {
  if (user === 'me' || user === healthUserId(persona)) return;
  throw new GoogleError('PERMISSION_DENIED', 'User is not authorized to access health data.');
}
