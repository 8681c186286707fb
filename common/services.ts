import { DAY_MS } from './time';

/** The health services, as the settings page and the companion know them before sign-in: URLs, defaults, OAuth 2.0. */

/** The services that a wearer can choose, in the order in which they are offered. */
export const SERVICES = ['fitbit', 'google'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** The service of this name; undefined where there is none. */
export const findService = (name: unknown): ServiceName | undefined =>
  SERVICES.filter((service) => service === name)[0];

/** The prefix of all scopes of a service. A pairing text omits it, to fit into a QR code. */
export const SCOPE_PREFIXES: Record<ServiceName, string> = {
  fitbit: '',
  google: 'https://www.googleapis.com/auth/googlehealth.',
};

/** The service until the wearer chooses one. */
export const DEFAULT_SERVICE: ServiceName = 'fitbit';

/** The redirect URI of the sign-in window of the Fitbit app. It must be registered with the service. */
export const REDIRECT_URI = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/** The page on which a wearer consents. */
export interface ConsentPage {
  /** The name of the service for wearers. */
  title: string;
  /** The provider of the account that signs in. */
  accountProvider: string;
  authorizeUrl: string;
  /** Parameters beyond those of RFC 6749 and RFC 7636. */
  extraParameters: Record<string, string>;
}

const GOOGLE_CLIENT_ID = '100000000000-webalmanac.apps.googleusercontent.com';

/** The client ids until the wearer enters one. Only the pretend cloud knows them. */
export const DEFAULT_CLIENT_IDS: Record<ServiceName, string> = {
  fitbit: '23QXYZ',
  google: GOOGLE_CLIENT_ID,
};

export const CONSENT_PAGES: Record<ServiceName, ConsentPage> = {
  fitbit: {
    title: 'Fitbit',
    accountProvider: 'Fitbit',
    authorizeUrl: 'https://www.fitbit.com/oauth2/authorize',
    extraParameters: {},
  },
  google: {
    title: 'Google Health',
    accountProvider: 'Google',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    // The service issues a refresh token only with both.
    extraParameters: { access_type: 'offline', prompt: 'consent' },
  },
};

/** The OAuth 2.0 endpoints of a service, and how they differ from the RFCs and Fitbit. */
export interface OAuthEndpoints {
  tokenUrl: string;
  revokeUrl: string;
  introspectUrl: string;
  /**
   * Google's ways: the client secret goes into the form, not into a Basic header (both: RFC 6749 §2.3.1), a revocation
   * does not name the client, and `introspectUrl` is `tokeninfo`, not RFC 7662, and takes the token from the header
   * alone.
   */
  isGoogle?: boolean;
  /** The longest life of a grant to an application in testing, ms. */
  testingGrantMs?: number;
  /** Secrets by client id, for the clients of the pretend cloud. */
  pretendSecrets?: Record<string, string>;
}

export const FITBIT_API = 'https://api.fitbit.com';

export const FITBIT_ENDPOINTS = {
  tokenUrl: `${FITBIT_API}/oauth2/token`,
  revokeUrl: `${FITBIT_API}/oauth2/revoke`,
  introspectUrl: `${FITBIT_API}/1.1/oauth2/introspect`,
} as const;

const GOOGLE_OAUTH_URL = 'https://oauth2.googleapis.com/';

/** A refresh does not rotate the refresh token (developers.google.com/identity/protocols/oauth2/native-app). */
export const GOOGLE_ENDPOINTS: OAuthEndpoints = {
  tokenUrl: `${GOOGLE_OAUTH_URL}token`,
  revokeUrl: `${GOOGLE_OAUTH_URL}revoke`,
  introspectUrl: `${GOOGLE_OAUTH_URL}tokeninfo`,
  isGoogle: true,
  testingGrantMs: 7 * DAY_MS,
  // Not confidential: only the pretend cloud accepts it.
  pretendSecrets: { [GOOGLE_CLIENT_ID]: 'GOCSPX-webalmanac' },
};
