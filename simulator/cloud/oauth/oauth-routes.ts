import type { OauthRoute } from '../route';
import { consentFormRoute, consentPageRoute } from './authorize';
import { introspectRoute } from './introspect';
import { revokeRoute } from './revoke';
import { tokenRoute } from './token';

/** Every page and endpoint of the sign-in. */
export const oauthRoutes: readonly OauthRoute[] = [
  consentPageRoute,
  consentFormRoute,
  tokenRoute,
  revokeRoute,
  introspectRoute,
];
