import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { escapeInLines } from '../client/clean-text';
import { portOf } from '../process/port-of';
import { LOOPBACK_HOST } from '../world/own-host';
import type { DeveloperTarget } from './developer-target';
import { HostSession } from './host-session';
import { MAX_MESSAGE_BYTES, type RelayHost } from './hosts';
import { Installation } from './installation';
import { handleApiRequest } from './relay-api';
import { Tickets } from './tickets';

/** A tool that does not read is disconnected when this much waits for it. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

export interface RelayOptions {
  target: DeveloperTarget;
  /** 0 takes any free port. */
  port: number;
}

/** What a tool needs to know to use the relay. */
export interface RelayAddress {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** The password of the login and the token of each request. */
  token: string;
}

export interface RunningRelay extends RelayAddress {
  close(): Promise<void>;
}

/**
 * A developer relay on this computer, in place of Fitbit's: the Fitbit command line tool logs in, lists the hosts and
 * connects to them. Rejects with the system's error (`code` EADDRINUSE) where the port is taken.
 */
export async function startRelay({ target, port }: RelayOptions): Promise<RunningRelay> {
  const installation = new Installation(target);
  const readModel = async () => (await target.describe()).model;
  const token = randomBytes(32).toString('base64url');
  const tickets = new Tickets<RelayHost>(() => performance.now());
  let boundPort = port;
  const http = createServer((request, response) => {
    handleApiRequest({ token, readModel, tickets, port: boundPort }, request, response).catch((error) => {
      reportFailure(error);
      response.destroy();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  http.on('upgrade', (request, socket: Duplex, head) => {
    // Node takes its own listener away here: without one, a client that resets its connection ends this process.
    socket.on('error', () => socket.destroy());
    const host = request.headers.origin === undefined ? tickets.redeem(request.url ?? '') : undefined;
    if (!host || request.headers.host !== `${LOOPBACK_HOST}:${boundPort}`) {
      // A client that never closes its side must not keep the socket.
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (tool) => connect(tool, { host, target, installation }));
  });
  await listen(http, port);
  boundPort = portOf(http);
  return {
    url: `http://${LOOPBACK_HOST}:${boundPort}`,
    token,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

function connect(
  tool: WebSocket,
  connection: { host: RelayHost; target: DeveloperTarget; installation: Installation },
): void {
  const session = new HostSession({
    ...connection,
    send: (message) => {
      if (tool.bufferedAmount > MAX_WAITING_BYTES) tool.terminate();
      else tool.send(message);
    },
    now: () => performance.now(),
    onFailure: reportFailure,
  });
  // The tool sends text in binary frames.
  tool.on('message', (data) => session.receive(data.toString()));
  tool.on('close', () => session.close());
  tool.on('error', () => tool.terminate());
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, LOOPBACK_HOST, resolve);
  });
}

function reportFailure(error: unknown): void {
  console.error(
    escapeInLines(`The developer relay failed: ${error instanceof Error ? error.stack : String(error)}`),
  );
}
