import type { Instant } from '../../world/clock';
import type { CloudRequest } from '../../world/http';
import { createErrorInfo, GoogleError, PLATFORM_DOMAIN } from './google-error';
import { GOOGLE_HEALTH_HOST, type HealthRoute } from './google-route';
import { formatGoogleScopes, type GoogleScope } from './google-scopes';
import type { GoogleAccessToken, GoogleTokenStore } from './google-token-store';

const EXPECTED_CREDENTIAL =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
  'See https://developers.google.com/identity/sign-in/web/devconsole-project.';
const AUTHENTICATE_HEADER = 'Bearer realm="https://accounts.google.com/"';

/** The access token of the request; 401 where it is absent, unknown or expired. */
export function authenticate(
  request: CloudRequest,
  tokens: GoogleTokenStore,
  now: Instant,
): GoogleAccessToken {
  const value = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (value === undefined) {
    throw new GoogleError(
      'UNAUTHENTICATED',
      `Request is missing required authentication credential. ${EXPECTED_CREDENTIAL}`,
      [createErrorInfo('CREDENTIALS_MISSING', undefined, PLATFORM_DOMAIN)],
      { 'www-authenticate': AUTHENTICATE_HEADER },
    );
  }
  const token = tokens.findAccessToken(value);
  if (token && now < token.expiresAt) return token;
  throw new GoogleError(
    'UNAUTHENTICATED',
    `Request had invalid authentication credentials. ${EXPECTED_CREDENTIAL}`,
    [],
    {
      'www-authenticate': `${AUTHENTICATE_HEADER}, error="invalid_token"`,
    },
  );
}

/** 403 where the app has none of the route's scopes. */
export function checkRouteScopes({ scopes }: HealthRoute, grantedScopes: readonly GoogleScope[]): void {
  if (scopes.some((scope) => grantedScopes.includes(scope))) return;
  throw new GoogleError(
    'PERMISSION_DENIED',
    'Request had insufficient authentication scopes.',
    [createErrorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service: GOOGLE_HEALTH_HOST }, PLATFORM_DOMAIN)],
    {
      'www-authenticate': `${AUTHENTICATE_HEADER}, error="insufficient_scope", scope="${formatGoogleScopes(scopes)}"`,
    },
  );
}

/** 403 where the app has not the scope of the kind of data. */
export function checkDataScope(scope: GoogleScope, grantedScopes: readonly GoogleScope[]): void {
  if (grantedScopes.includes(scope)) return;
  throw new GoogleError('PERMISSION_DENIED', 'The caller does not have the required OAuth scope.', [
    createErrorInfo('MISSING_OAUTH_SCOPE', { requiredScopes: formatGoogleScopes([scope]) }),
  ]);
}
