import type { GoogleOauthRoute } from '../google-route';
import { decideGoogleConsent, showGoogleConsent } from './google-authorize';
import { googleRevoke } from './google-revoke';
import { googleToken } from './google-token';
import { tokenInfo, tokenInfoByHeader } from './token-info';

/** Every page and endpoint of Google's sign-in. */
export const googleOauthRoutes: readonly GoogleOauthRoute[] = [
  showGoogleConsent,
  decideGoogleConsent,
  googleToken,
  googleRevoke,
  tokenInfo,
  tokenInfoByHeader,
];
