import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { World } from '../run/world';
import type { PageClient } from '../simulation/broadcast';
import { parseCommand } from '../simulation/parse-command';
import { Simulation } from '../simulation/simulation';
import { bundleUi } from './bundle-ui';
import { handleRequest, type ServerContext } from './routes';
import { isOwnOrigin } from './same-origin';

const HOST = '127.0.0.1';

export interface ServerOptions {
  world: World;
  /** The world has been booted and is at the moment from which the page shows it. */
  isBooted?: boolean;
  /** 0 takes any free port. */
  port: number;
  /** Name of the .fba; `app.fba` by default. */
  fileName?: string;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Boots the world unless it is booted, lets it run in real time and serves its page to browsers on this computer.
 * Rejects with the system's error (`code` EADDRINUSE) where the port is taken.
 */
export async function startServer({
  world,
  isBooted = false,
  port,
  fileName = 'app.fba',
}: ServerOptions): Promise<RunningServer> {
  const bundle = bundleUi();
  const simulation = new Simulation(world, fileName, randomUUID());
  let boundPort = port;
  const context: ServerContext = { simulation, bundle, port: () => boundPort };
  const http = createServer((request, response) => {
    handleRequest(context, request, response).catch((error: unknown) => {
      console.error(`${request.method} ${request.url?.split('?')[0]} failed: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The simulator failed; its terminal says why.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, HOST, resolve);
  });
  boundPort = (http.address() as AddressInfo).port;
  const sockets = acceptSockets(http, simulation, () => boundPort);
  await bundle;
  if (!isBooted) world.boot();
  simulation.playback.setPlaying(true);
  return {
    url: `http://${HOST}:${boundPort}/`,
    close: async () => {
      simulation.playback.close();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

function acceptSockets(
  http: ReturnType<typeof createServer>,
  simulation: Simulation,
  port: () => number,
): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, socket, head) => {
    if (request.url !== '/live' || !isOwnOrigin(request, port())) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (page) => {
      const client: PageClient = {
        send: (text) => page.send(text),
        bufferedBytes: () => page.bufferedAmount,
        close: () => page.terminate(),
      };
      const leave = simulation.join(client);
      page.on('message', (data) => {
        const command = parseCommand(String(data));
        if (command) simulation.perform(command, client);
      });
      page.on('close', leave);
      page.on('error', () => page.terminate());
    });
  });
  return sockets;
}
