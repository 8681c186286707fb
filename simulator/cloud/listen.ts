import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Instant } from '../world/clock';
import type { Cloud, CloudRequest, CloudResponse } from '../world/http';
import { isOwnHost, LOOPBACK_HOST } from '../world/own-host';
import { GOOGLE_HEALTH_HOST } from './google/google-route';
import { googleOauthRoutes } from './google/oauth/google-oauth-routes';
import { oauthRoutes } from './oauth/oauth-routes';
import { FITBIT_API_HOST } from './route';

/** Larger than any request of an app. */
const MAX_BODY_BYTES = 1_000_000;

export interface ListenOptions {
  cloud: Cloud;
  /** 0 takes any free port. */
  port: number;
  /** The current time; a real port has real clients, and so the computer's own time. */
  now: () => Instant;
  /** Writes a line of the log; by default to the standard error output. */
  log?(line: string): void;
}

/**
 * Serves all hosts of the cloud on one port of this computer; the path decides the host. Resolves once the port
 * is open; rejects with the system's error, such as EADDRINUSE. A request under another host name gets 403, one that
 * the cloud cannot handle 500.
 */
export function listen(options: ListenOptions): Promise<Server> {
  const { port } = options;
  const server = createServer((incoming, outgoing) => {
    void handleIncoming(options, incoming, outgoing);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK_HOST, () => resolve(server));
  });
}

async function handleIncoming(
  { cloud, now, log = console.error }: ListenOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (!isOwnHost(incoming.headers.host, incoming.socket.localPort)) return sendStatus(outgoing, 403);
  if (!incoming.url?.startsWith('/')) return sendStatus(outgoing, 400);
  let body: string | undefined;
  try {
    body = await readBody(incoming);
  } catch {
    return; // The client has gone away.
  }
  if (body === undefined) return sendStatus(outgoing, 413);
  try {
    send(outgoing, cloud.handle(toRequest(incoming, body), now()));
  } catch (error) {
    log(`${incoming.method} ${incoming.url.split('?')[0]}: ${error}`);
    if (outgoing.headersSent) outgoing.destroy();
    else sendStatus(outgoing, 500);
  }
}

/** Resolves to undefined where the body is too large; rejects where it breaks off. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function sendStatus(outgoing: ServerResponse, status: number): void {
  send(outgoing, { status, headers: { connection: 'close' }, body: '' });
}

function toRequest(incoming: IncomingMessage, body: string): CloudRequest {
  const path = incoming.url ?? '/';
  return {
    method: incoming.method ?? 'GET',
    url: `https://${findHost(path)}${path}`,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value ?? '')]),
    ),
    body: body === '' ? undefined : body,
  };
}

/** No two hosts share a path. */
function findHost(path: string): string {
  const [pathname = ''] = path.split('?');
  const oauth = [...oauthRoutes, ...googleOauthRoutes].find((route) => route.path === pathname);
  return oauth?.host ?? (pathname.startsWith('/v4/') ? GOOGLE_HEALTH_HOST : FITBIT_API_HOST);
}

function send(outgoing: ServerResponse, { status, headers, body }: CloudResponse): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}
