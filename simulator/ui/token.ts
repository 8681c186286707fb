const STORAGE_KEY = 'token';

/**
 * The server's token from the address that the terminal printed; empty without one. A reload of the tab keeps it,
 * whatever has become of the address.
 */
export function readToken(): string {
  const [token] = /^#[0-9a-f]{32}$/.exec(location.hash) ?? [];
  if (token !== undefined) sessionStorage.setItem(STORAGE_KEY, token.slice(1));
  return sessionStorage.getItem(STORAGE_KEY) ?? '';
}
