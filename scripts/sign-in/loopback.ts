import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthorizationResult } from './authorization-result';
import { type PageKind, renderResultPage } from './result-page';
import { SignInError } from './sign-in-error';

/** A server on this computer that receives the redirect (RFC 8252 §7.3). */
export interface Loopback {
  redirectUri: string;
  /**
   * The code of the first redirect that `readResult` accepts. Other requests get a page and change nothing.
   * Rejects with a SignInError where the result has no code, and when `deadline` aborts.
   */
  waitForCode(
    readResult: (query: URLSearchParams) => AuthorizationResult | undefined,
    deadline: AbortSignal,
  ): Promise<string>;
  /** Resolves when the server is closed and every page has been sent. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const HTTP_STATUS: Record<PageKind, number> = { done: 200, refused: 200, unrelated: 400 };

const handleUnrelated = (): PageKind => 'unrelated';

/** Listens at a port; 0 is any free one. Rejects with the system's error, such as EADDRINUSE. */
export async function openLoopback(port: number): Promise<Loopback> {
  let handleQuery: (query: URLSearchParams) => PageKind = handleUnrelated;
  let sent: Promise<unknown> = Promise.resolve();
  const server = createServer(({ method, url = '' }, response) => {
    const [path, query] = url.split(/\?(.*)/s);
    if (method !== 'GET' || path !== '/') return response.writeHead(404).end();
    sent = once(response, 'close');
    return sendPage(response, handleQuery(new URLSearchParams(query)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    redirectUri: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
    waitForCode: (readResult, deadline) =>
      new Promise((resolve, reject) => {
        const onTimeout = () =>
          reject(new SignInError('The browser did not return in time; nobody is signed in.'));
        if (deadline.aborted) onTimeout();
        deadline.addEventListener('abort', onTimeout, { once: true });
        handleQuery = (query) => {
          const result = readResult(query);
          if (!result) return 'unrelated';
          // Only the first result counts.
          handleQuery = handleUnrelated;
          if ('code' in result) resolve(result.code);
          else reject(new SignInError(result.problem));
          return 'code' in result ? 'done' : 'refused';
        };
      }),
    async close() {
      server.close();
      await sent;
      // Browsers open connections in advance, which would keep this process alive.
      server.closeAllConnections();
    },
  };
}

function sendPage(response: ServerResponse, kind: PageKind): void {
  response.writeHead(HTTP_STATUS[kind], {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(renderResultPage(kind));
}
