import type { GoogleOauthRoute } from '../google-route';
import { googleConsentFormRoute, googleConsentPageRoute } from './google-authorize';
import { googleRevokeRoute } from './google-revoke';
import { googleTokenRoute } from './google-token';
import { tokenInfoByHeaderRoute, tokenInfoRoute } from './token-info';

/** Every page and endpoint of Google's sign-in. */
export const googleOauthRoutes: readonly GoogleOauthRoute[] = [
  googleConsentPageRoute,
  googleConsentFormRoute,
  googleTokenRoute,
  googleRevokeRoute,
  tokenInfoRoute,
  tokenInfoByHeaderRoute,
];
