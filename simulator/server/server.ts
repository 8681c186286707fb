import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
import { cleanText } from '../client/clean-text';
import type { ConnectWorld } from '../client/world-link';
import { portOf } from '../process/port-of';
import type { ServerMessage } from '../simulation/protocol';
import { LOOPBACK_HOST } from '../world/own-host';
import { LiveWorld } from './live-world';
import { handleRequest, type ServerContext } from './routes';
import { hasToken, isOwnOrigin } from './same-origin';
import { settingsPath } from './settings-frame';
import type { UiBundle } from './ui-bundle';
import type { WorldSource } from './world-source';

/** Where a developer's tool reaches the world, and the token that it needs. */
export interface ToolAccess {
  url: string;
  token: string;
  close(): Promise<void>;
}

export interface ServerOptions extends WorldSource {
  connect: ConnectWorld;
  /** The page's files. */
  bundle: Promise<UiBundle>;
  /** Serves developers' tools; called once, when the first one wants it. */
  serveTools?(world: LiveWorld): Promise<ToolAccess>;
  /** 0 takes any free port. */
  port: number;
  /** Writes a line for the person at the terminal. */
  log?(text: string): void;
}

export interface RunningServer {
  /** The page's address, with the token that the page needs to do anything. */
  url: string;
  world: LiveWorld;
  close(): Promise<void>;
}

/**
 * Starts a world, lets it run in real time and serves its page to browsers on this computer. Rejects with the system's
 * error (`code` EADDRINUSE) where the port is taken, and with a WorldError where the file is no .fba.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, bundle, log = console.error } = options;
  const world = new LiveWorld({ ...options, instance: randomUUID(), log });
  const token = createSecret();
  const frameKey = createSecret();
  let boundPort = port;
  let tools: Promise<ToolAccess> | undefined;
  const openTools = () => {
    world.runUnattended();
    tools ??= options.serveTools?.(world);
    return tools;
  };
  const context: ServerContext = { world, bundle, token, frameKey, port: () => boundPort, openTools };
  const http = createServer((request, response) => {
    handleRequest(context, request, response).catch((error: unknown) => {
      log(cleanText(`${request.method} ${request.url?.split('?')[0]} failed: ${String(error)}`));
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The simulator failed; its terminal says why.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, LOOPBACK_HOST, resolve);
  });
  boundPort = portOf(http);
  const sockets = acceptSockets(http, context);
  const close = async (): Promise<void> => {
    await (await tools)?.close();
    await world.close();
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    http.closeAllConnections();
    await new Promise<void>((resolve) => http.close(() => resolve()));
  };
  try {
    await Promise.all([bundle, world.open()]);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://${LOOPBACK_HOST}:${boundPort}/#${token}`, world, close };
}

function createSecret(): string {
  return randomBytes(16).toString('hex');
}

function acceptSockets(
  http: ReturnType<typeof createServer>,
  { world, token, frameKey, port }: ServerContext,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true });
  const isAllowed = (request: IncomingMessage): boolean =>
    isOwnOrigin(request, port()) && hasToken(request.url?.replace(/^\/live\?/, ''), token);
  http.on('upgrade', (request, socket, head) => {
    // Node takes its own listener away here: without one, a client that resets its connection ends this process.
    socket.on('error', () => socket.destroy());
    if (!isAllowed(request)) {
      // A client that never closes its side must not keep the socket.
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      const address: ServerMessage = { type: 'settingsAddress', path: settingsPath(frameKey) };
      page.send(JSON.stringify(address));
      const { receive, leave } = world.join(page);
      page.on('message', (data) => receive(String(data)));
      page.on('close', leave);
      page.on('error', () => page.terminate());
    });
  });
  return sockets;
}
