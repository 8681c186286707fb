import { DAY_MS } from './time';

/**
 * What the settings page and the companion need to know of the health services before anybody signs in:
 * addresses, defaults, and how each speaks OAuth 2.0.
 */

/** The services that a wearer can choose, in the order in which they are offered. */
export const SERVICES = ['fitbit', 'google'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** The service of this name; undefined where there is none. */
export const findService = (name: unknown): ServiceName | undefined =>
  SERVICES.filter((service) => service === name)[0];

/** How the scopes of a service begin. A pairing text goes without it, to fit into a QR code. */
export const SCOPE_PREFIXES: Record<ServiceName, string> = {
  fitbit: '',
  google: 'https://www.googleapis.com/auth/googlehealth.',
};

/** This build's configuration: the service that is chosen until the wearer chooses. */
export const DEFAULT_SERVICE: ServiceName = 'fitbit';

/** The redirect address of the Fitbit app's own sign-in window; it must be registered with the service. */
export const REDIRECT_URI = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/** Where a wearer consents. */
export interface ConsentPage {
  /** What people call the service. */
  title: string;
  /** Who it is that one signs in to. */
  accountProvider: string;
  authorizeUrl: string;
  /** What the service wants to be told beside what RFC 6749 and RFC 7636 name. */
  extraParameters: Record<string, string>;
}

const GOOGLE_CLIENT_ID = '100000000000-webalmanac.apps.googleusercontent.com';

/** Used until the wearer enters a client id. The pretend cloud knows these, the real services do not. */
export const DEFAULT_CLIENT_IDS: Record<ServiceName, string> = {
  fitbit: '23QXYZ',
  google: GOOGLE_CLIENT_ID,
};

export const CONSENT_PAGES: Record<ServiceName, ConsentPage> = {
  fitbit: {
    title: 'Fitbit Web API',
    accountProvider: 'Fitbit',
    authorizeUrl: 'https://www.fitbit.com/oauth2/authorize',
    extraParameters: {},
  },
  google: {
    title: 'Google Health API',
    accountProvider: 'Google',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    // Without both there is no refresh token.
    extraParameters: { access_type: 'offline', prompt: 'consent' },
  },
};

/** How a service speaks OAuth 2.0 with an application; what is left out is as the RFCs and Fitbit have it. */
export interface OAuthEndpoints {
  tokenUrl: string;
  revokeUrl: string;
  introspectUrl: string;
  /** A client secret goes into the form, not into a Basic header (both: RFC 6749 §2.3.1). */
  isSecretInForm?: boolean;
  /** A token is revoked by whoever has it, without the client's name. */
  canRevokeWithoutClient?: boolean;
  /** In place of introspection (RFC 7662) there is `tokeninfo`, which is asked with the token in the header alone. */
  hasTokenInfo?: boolean;
  /** So long a grant lasts at most where the application is in testing, ms. */
  testingGrantMs?: number;
  /** Secrets of client ids that are nobody's: those of the pretend cloud. */
  pretendSecrets?: Record<string, string>;
}

const FITBIT_API = 'https://api.fitbit.com';

export const FITBIT_ENDPOINTS = {
  apiUrl: FITBIT_API,
  tokenUrl: `${FITBIT_API}/oauth2/token`,
  revokeUrl: `${FITBIT_API}/oauth2/revoke`,
  introspectUrl: `${FITBIT_API}/1.1/oauth2/introspect`,
} as const;

const GOOGLE_OAUTH_URL = 'https://oauth2.googleapis.com/';

/** A refresh keeps its refresh token. (developers.google.com/identity/protocols/oauth2/native-app) */
export const GOOGLE_ENDPOINTS: OAuthEndpoints = {
  tokenUrl: `${GOOGLE_OAUTH_URL}token`,
  revokeUrl: `${GOOGLE_OAUTH_URL}revoke`,
  introspectUrl: `${GOOGLE_OAUTH_URL}tokeninfo`,
  isSecretInForm: true,
  canRevokeWithoutClient: true,
  hasTokenInfo: true,
  testingGrantMs: 7 * DAY_MS,
  // No secret: it opens the pretend cloud, where everybody's is like that, and nothing else.
  pretendSecrets: { [GOOGLE_CLIENT_ID]: 'GOCSPX-webalmanac' },
};
