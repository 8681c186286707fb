import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isOwnHost } from '../world/own-host';

/**
 * Whether the request names this computer as its host: a foreign name that resolves here (DNS rebinding) is refused.
 */
export function isForOwnHost(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  return isOwnHost(request.headers.host, port);
}

/** Whether a page of this very server sent the request; pages of other sites must not drive the simulator. */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, port: number): boolean {
  return isForOwnHost(request, port) && request.headers.origin === `http://${request.headers.host}`;
}

/**
 * Whether the caller knows the token of the printed address. Other programs of this computer can reach this server;
 * so could the process that runs strangers' code, if it got a network back. None of them knows the token.
 */
export function hasToken(given: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether the page of this server sent the request: with its token, and from no other page. */
export function isFromPage(request: IncomingMessage, server: { token: string; port(): number }): boolean {
  const { origin } = request.headers;
  // A browser names no origin in a GET to the page's own server.
  const isOwn = request.method === 'GET' && origin === undefined ? true : isOwnOrigin(request, server.port());
  return isOwn && hasToken(String(request.headers['x-token']), server.token);
}

/**
 * Whether a page of another site sent the request, or one of another port of this computer. Browsers from before 2023
 * do not say it; `none` is the person, or a program.
 */
export function isFromOtherSite({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  return site !== 'same-origin' && site !== 'none';
}

/**
 * The origin that may read a script of the settings page's frame: the opaque one, which every sandboxed frame has.
 * Pages of other sites can have one too, so only for a `<script>`, which can load anything: `fetch` reads nothing.
 */
export function scriptReader({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  // Browsers from before 2023 do not send the destination.
  const destination = headers['sec-fetch-dest'] ?? 'script';
  return headers.origin === 'null' && destination === 'script' ? 'null' : undefined;
}
