import { SETTINGS_REDIRECT } from '../clients';

/** An app as it is registered in Google's console. */
export interface GoogleClient {
  id: string;
  type: 'desktop' | 'web';
  /** Desktop apps must send it too, though they cannot keep it secret. */
  secret: string;
  /** The consent screen is not published: refresh tokens expire after seven days. */
  isInTesting: boolean;
  /** Google has verified the app. Other apps have a lower rate limit. */
  isVerified: boolean;
}

/**
 * There is no registration: every id of the form `NUMBER-NAME.apps.googleusercontent.com` is an app, and its
 * secret is `GOCSPX-NAME`. A name that begins with `web` is a web application, any other is a desktop app. A
 * name that contains `testing` or `verified` sets these properties.
 */
export function findGoogleClient(id: string): GoogleClient | undefined {
  const name = /^\d{1,20}-([a-z0-9]{1,40})\.apps\.googleusercontent\.com$/.exec(id)?.[1];
  if (name === undefined) return undefined;
  return {
    id,
    type: name.startsWith('web') ? 'web' : 'desktop',
    secret: `GOCSPX-${name}`,
    isInTesting: name.includes('testing'),
    isVerified: name.includes('verified'),
  };
}

/**
 * Whether the app may use the address. Desktop apps may use any address on this computer (RFC 8252). Web
 * applications may use these too, for trying them out, and the settings page's address.
 */
export function isRegisteredGoogleRedirect({ type }: GoogleClient, address: string): boolean {
  if (/^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/[^#]*)?$/.test(address)) return true;
  return type === 'web' && address === SETTINGS_REDIRECT;
}
