const STORAGE_KEY = 'token';

/**
 * The server's token from the address that the terminal printed; empty without one. A reload of the tab keeps it,
 * whatever has become of the address. Another tab of this browser has it too, so that a link to a moment works there.
 */
export function readToken(): string {
  const [token] = /^#[0-9a-f]{32}$/.exec(location.hash) ?? [];
  if (token !== undefined) {
    sessionStorage.setItem(STORAGE_KEY, token.slice(1));
    localStorage.setItem(STORAGE_KEY, token.slice(1));
  }
  return sessionStorage.getItem(STORAGE_KEY) ?? localStorage.getItem(STORAGE_KEY) ?? '';
}
