/** An app as it is registered with the service. */
export interface Client {
  id: string;
  /** `server` apps must send their secret, the others need none; `personal` ones see data by the minute. */
  type: 'client' | 'server' | 'personal';
  secret: string;
}

/** The redirect address of every Fitbit settings page; used where an app names none. */
export const SETTINGS_REDIRECT = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/**
 * Nobody registers here by hand: every id of six or more capital letters and digits is an app.
 * Those that begin with SRV are of type server, and their secret is `secret-` and the id; those that
 * begin with PRS are of type personal.
 */
export function findClient(id: string): Client | undefined {
  if (!/^[A-Z0-9]{6,}$/.test(id)) return undefined;
  const type = id.startsWith('SRV') ? 'server' : id.startsWith('PRS') ? 'personal' : 'client';
  return { id, type, secret: `secret-${id}` };
}

/** Every app is registered with the settings page's address and with any address on this computer. */
export function isRegisteredRedirect(address: string): boolean {
  return (
    address === SETTINGS_REDIRECT || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/[^#]*)?$/.test(address)
  );
}
