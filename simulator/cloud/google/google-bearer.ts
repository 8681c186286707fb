import type { Instant } from '../../world/clock';
import type { CloudRequest } from '../../world/http';
import { errorInfo, GoogleError, PLATFORM_DOMAIN } from './google-error';
import type { HealthRoute } from './google-route';
import { type GoogleScope, writeGoogleScopes } from './google-scopes';
import type { GoogleAccess, GrantStore } from './grant-store';

const EXPECTED =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
  'See https://developers.google.com/identity/sign-in/web/devconsole-project.';
const REALM = 'Bearer realm="https://accounts.google.com/"';

/** The access token that a request came with; 401 where it has none, or none that is good. */
export function authenticate(request: CloudRequest, grants: GrantStore, now: Instant): GoogleAccess {
  const value = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (value === undefined) {
    throw new GoogleError(
      'UNAUTHENTICATED',
      `Request is missing required authentication credential. ${EXPECTED}`,
      [errorInfo('CREDENTIALS_MISSING', undefined, PLATFORM_DOMAIN)],
      { 'www-authenticate': REALM },
    );
  }
  const token = grants.find(value);
  if (token && now < token.expires) return token;
  throw new GoogleError(
    'UNAUTHENTICATED',
    `Request had invalid authentication credentials. ${EXPECTED}`,
    [],
    {
      'www-authenticate': `${REALM}, error="invalid_token"`,
    },
  );
}

/** 403 where the app was allowed nothing that the method reads. */
export function checkDoor({ scopes }: HealthRoute, granted: readonly GoogleScope[]): void {
  if (scopes.some((scope) => granted.includes(scope))) return;
  throw new GoogleError(
    'PERMISSION_DENIED',
    'Request had insufficient authentication scopes.',
    [errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service: 'health.googleapis.com' }, PLATFORM_DOMAIN)],
    { 'www-authenticate': `${REALM}, error="insufficient_scope", scope="${writeGoogleScopes(scopes)}"` },
  );
}

/** 403 where the app was let in, but not to data of this kind. */
export function checkScope(scope: GoogleScope, granted: readonly GoogleScope[]): void {
  if (granted.includes(scope)) return;
  throw new GoogleError('PERMISSION_DENIED', 'The caller does not have the required OAuth scope.', [
    errorInfo('MISSING_OAUTH_SCOPE', { requiredScopes: writeGoogleScopes([scope]) }),
  ]);
}
