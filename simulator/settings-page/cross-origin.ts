import type { FinalResponse } from '../phone/fetch-with-redirects';
import { SIMPLE_REDIRECT_URL } from './oauth';

/** The origin of a settings page. It is not published; the redirect page of every settings page is there. */
const PAGE_ORIGIN = new URL(SIMPLE_REDIRECT_URL).origin;

/**
 * Whether a browser lets the settings page read the response, by CORS. Authors report that it applies there; it does
 * not in a companion.
 */
export function isReadableByPage({ headers }: FinalResponse): boolean {
  const allowed = headers['access-control-allow-origin']?.trim();
  return allowed === '*' || allowed === PAGE_ORIGIN;
}

/** The warning about a response that the page cannot read on a phone. */
export function describeUnreadable({ url }: FinalResponse): string {
  const { hostname } = new URL(url);
  return `fetch: ${hostname} sent no Access-Control-Allow-Origin for settings pages; a phone then refuses the response`;
}
