/** An app as it is registered with the service. */
export interface Client {
  id: string;
  /** `server` apps must send their secret, `client` apps need none. */
  type: 'client' | 'server';
  secret: string;
}

/** The redirect address of every Fitbit settings page; used where an app names none. */
export const SETTINGS_REDIRECT = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/**
 * Nobody registers here by hand: every id of six or more capital letters and digits is an app.
 * Those that begin with SRV are of type server; the secret is always `secret-` and the id.
 */
export function findClient(id: string): Client | undefined {
  if (!/^[A-Z0-9]{6,}$/.test(id)) return undefined;
  return { id, type: id.startsWith('SRV') ? 'server' : 'client', secret: `secret-${id}` };
}

/** Every app is registered with the settings page's address and with any address on this computer. */
export function isRegisteredRedirect(address: string): boolean {
  return (
    address === SETTINGS_REDIRECT || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/[^#]*)?$/.test(address)
  );
}
