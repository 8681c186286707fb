import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthorizationResult } from './authorization-result';
import { type PageKind, renderResultPage } from './result-page';
import { SignInError } from './sign-in-error';

/** An address of this computer that a browser comes back to (RFC 8252 §7.3). */
export interface Loopback {
  redirectUri: string;
  /**
   * The code of the first answer that `read` knows as its own. All others get a page and change nothing.
   * Rejects with a SignInError where that answer has no code, and when `deadline` has passed.
   */
  waitForCode(
    read: (query: URLSearchParams) => AuthorizationResult | undefined,
    deadline: AbortSignal,
  ): Promise<string>;
  /** Resolves when nothing is listened to any more, and every page has been sent. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const HTTP_STATUS: Record<PageKind, number> = { done: 200, refused: 200, strange: 400 };

const strange = (): PageKind => 'strange';

/** Listens at a port, 0 for any that is free; rejects with the system's error, such as EADDRINUSE. */
export async function openLoopback(port: number): Promise<Loopback> {
  let judge: (query: URLSearchParams) => PageKind = strange;
  let sent: Promise<unknown> = Promise.resolve();
  const server = createServer(({ method, url = '' }, response) => {
    const [path, query] = url.split(/\?(.*)/s);
    if (method !== 'GET' || path !== '/') return response.writeHead(404).end();
    sent = once(response, 'close');
    return sendPage(response, judge(new URLSearchParams(query)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    redirectUri: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
    waitForCode: (read, deadline) =>
      new Promise((resolve, reject) => {
        const late = () =>
          reject(new SignInError('Nobody answered in the browser in time; nobody is signed in.'));
        if (deadline.aborted) late();
        deadline.addEventListener('abort', late, { once: true });
        judge = (query) => {
          const answer = read(query);
          if (!answer) return 'strange';
          // One is enough.
          judge = strange;
          if ('code' in answer) resolve(answer.code);
          else reject(new SignInError(answer.problem));
          return 'code' in answer ? 'done' : 'refused';
        };
      }),
    async close() {
      server.close();
      await sent;
      // Browsers open lines in advance that would keep this process.
      server.closeAllConnections();
    },
  };
}

function sendPage(response: ServerResponse, verdict: PageKind): void {
  response.writeHead(HTTP_STATUS[verdict], {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(renderResultPage(verdict));
}
