import type { OauthRoute } from '../route';
import { decideConsent, showConsent } from './authorize';
import { introspect } from './introspect';
import { revoke } from './revoke';
import { token } from './token';

/** Every page and endpoint of the sign-in. */
export const oauthRoutes: readonly OauthRoute[] = [showConsent, decideConsent, token, revoke, introspect];
