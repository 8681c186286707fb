import type { AccountService } from './snapshot';

/**
 * What the settings page and the companion need to know of the health services before anybody signs in:
 * addresses, defaults, and how each speaks OAuth 2.0.
 */

/** A service that a wearer can choose. */
export type ServiceName = Exclude<AccountService, 'none'>;

/** In the order in which they are offered. */
export const SERVICES: ServiceName[] = ['fitbit', 'google'];

/** This build's configuration: the service that is chosen until the wearer chooses. */
export const PRESELECTED: ServiceName = 'fitbit';

/** The redirect address of the Fitbit app's own sign-in window; it must be registered with the service. */
export const REDIRECT_URI = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/** Where a wearer consents. */
export interface Consent {
  /** What people call the service. */
  title: string;
  /** Who it is that one signs in to. */
  holder: string;
  authorizeUrl: string;
  /** What the service wants to be told beside what RFC 6749 and RFC 7636 name. */
  parameters: Record<string, string>;
  /** Used until the wearer enters an own one; the pretend cloud knows it, the real service does not. */
  defaultClientId: string;
}

export const DEFAULT_CLIENT_ID = '23QXYZ';

const GOOGLE_CLIENT_ID = '100000000000-webalmanac.apps.googleusercontent.com';

export const CONSENT: Record<ServiceName, Consent> = {
  fitbit: {
    title: 'Fitbit Web API',
    holder: 'Fitbit',
    authorizeUrl: 'https://www.fitbit.com/oauth2/authorize',
    parameters: {},
    defaultClientId: DEFAULT_CLIENT_ID,
  },
  google: {
    title: 'Google Health API',
    holder: 'Google',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    // Without both there is no refresh token.
    parameters: { access_type: 'offline', prompt: 'consent' },
    defaultClientId: GOOGLE_CLIENT_ID,
  },
};

/** How a service speaks OAuth 2.0 with an application; what is left out is as the RFCs and Fitbit have it. */
export interface OAuthEndpoints {
  tokenUrl: string;
  revokeUrl: string;
  introspectUrl: string;
  /** A client secret goes into the form, not into a Basic header (both: RFC 6749 §2.3.1). */
  secretInForm?: boolean;
  /** A token is revoked by whoever has it, without the client's name. */
  revokesUnsigned?: boolean;
  /** In place of introspection (RFC 7662) there is `tokeninfo`, which is asked with the token in the header alone. */
  tokenInfo?: boolean;
  /** So long a grant lasts at most where the application is in testing, ms. */
  trial?: number;
  /** Secrets of client ids that are nobody's: those of the pretend cloud. */
  secrets?: Record<string, string>;
}

const API = 'https://api.fitbit.com';

export const FITBIT = {
  apiUrl: API,
  tokenUrl: `${API}/oauth2/token`,
  revokeUrl: `${API}/oauth2/revoke`,
  introspectUrl: `${API}/1.1/oauth2/introspect`,
} as const;

const GOOGLE_OAUTH = 'https://oauth2.googleapis.com/';

/** A refresh keeps its refresh token. (developers.google.com/identity/protocols/oauth2/native-app) */
export const GOOGLE: OAuthEndpoints = {
  tokenUrl: `${GOOGLE_OAUTH}token`,
  revokeUrl: `${GOOGLE_OAUTH}revoke`,
  introspectUrl: `${GOOGLE_OAUTH}tokeninfo`,
  secretInForm: true,
  revokesUnsigned: true,
  tokenInfo: true,
  trial: 7 * 24 * 3600000,
  // No secret: it opens the pretend cloud, where everybody's is like that, and nothing else.
  secrets: { [GOOGLE_CLIENT_ID]: 'GOCSPX-webalmanac' },
};
