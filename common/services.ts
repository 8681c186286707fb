/** Addresses and defaults of the health services, as the settings page and the companion both need them. */

/** The redirect address of the Fitbit app's own sign-in window; it must be registered with the service. */
export const REDIRECT_URI = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

export const AUTHORIZE_URL = 'https://www.fitbit.com/oauth2/authorize';

/** Used until the wearer enters an own one; the pretend cloud knows it, the real service does not. */
export const DEFAULT_CLIENT_ID = '23QXYZ';

const API = 'https://api.fitbit.com';

export const FITBIT = {
  apiUrl: API,
  tokenUrl: `${API}/oauth2/token`,
  revokeUrl: `${API}/oauth2/revoke`,
  introspectUrl: `${API}/1.1/oauth2/introspect`,
} as const;
