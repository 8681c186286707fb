import { SETTINGS_REDIRECT } from '../clients';

/** An app as it is registered in Google's console. */
export interface GoogleClient {
  id: string;
  type: 'desktop' | 'web';
  /** Even apps on a desktop must send it, though they cannot keep it. */
  secret: string;
  /** The consent screen is not published: what lets an app refresh dies after seven days. */
  testing: boolean;
  /** Google has looked at the app; the others may ask less often. */
  verified: boolean;
}

/**
 * Nobody registers here by hand: every id of Google's form, `NUMBER-NAME.apps.googleusercontent.com`, is an
 * app, and its secret is `GOCSPX-` and the name. A name that begins with `web` is a web application, all
 * others are desktop apps; one that contains `testing` or `verified` is that.
 */
export function findGoogleClient(id: string): GoogleClient | undefined {
  const name = /^\d{1,20}-([a-z0-9]{1,40})\.apps\.googleusercontent\.com$/.exec(id)?.[1];
  if (name === undefined) return undefined;
  return {
    id,
    type: name.startsWith('web') ? 'web' : 'desktop',
    secret: `GOCSPX-${name}`,
    testing: name.includes('testing'),
    verified: name.includes('verified'),
  };
}

/**
 * Desktop apps need no registered address and get answers on this computer only (RFC 8252). Web applications
 * are registered with the settings page's address and, for trying them out, with any on this computer.
 */
export function isRegisteredRedirect({ type }: GoogleClient, address: string): boolean {
  if (/^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/[^#]*)?$/.test(address)) return true;
  return type === 'web' && address === SETTINGS_REDIRECT;
}
