/** An app that is registered with the service. */
export interface Client {
  id: string;
  /** `server` apps must send their secret, the others need none; `personal` apps may read intraday data. */
  type: 'client' | 'server' | 'personal';
  secret: string;
}

/** The redirect address of every Fitbit settings page, and the default. */
export const SETTINGS_REDIRECT = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';

/**
 * Returns the app of an id; undefined where the id is malformed. Apps need no registration: every id of six or
 * more capital letters and digits is one. The prefix SRV makes a server app, PRS a personal app. The secret is
 * `secret-` followed by the id.
 */
export function findClient(id: string): Client | undefined {
  if (!/^[A-Z0-9]{6,}$/.test(id)) return undefined;
  const type = id.startsWith('SRV') ? 'server' : id.startsWith('PRS') ? 'personal' : 'client';
  return { id, type, secret: `secret-${id}` };
}

/** Whether an app may redirect there: to the settings page's address, or to any address on this computer. */
export function isRegisteredRedirect(address: string): boolean {
  return (
    address === SETTINGS_REDIRECT || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/[^#]*)?$/.test(address)
  );
}
