/** Addresses and defaults of the health services, as the settings page and the companion both need them. */

/** The redirect address of the Fitbit app's own sign-in window; it must be registered with the service. */
export const REDIRECT_URI = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

export const FITBIT = {
  authorizeUrl: 'https://www.fitbit.com/oauth2/authorize',
  tokenUrl: 'https://api.fitbit.com/oauth2/token',
  revokeUrl: 'https://api.fitbit.com/oauth2/revoke',
  apiUrl: 'https://api.fitbit.com',
  /** Used until the wearer enters an own one; the pretend cloud knows it, the real service does not. */
  defaultClientId: '23QXYZ',
} as const;
