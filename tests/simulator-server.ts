import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import { uiFolder, worldFiles } from '../simulator/cli/dist-files';
import { spawnWorldFrom } from '../simulator/process/spawn-world';
import { type RunningServer, type ServerOptions, startServer } from '../simulator/server/server';
import { readUiBundle } from '../simulator/server/ui-bundle';
import type { ServerMessage } from '../simulator/simulation/protocol';
import type { WorldSpec } from '../simulator/simulation/world-spec';

const FBA = join(__dirname, '../build/app.fba');

/** A server on any free port that runs an .fba, by default the built face, in its locked process. */
export function startTestServer(
  spec: WorldSpec,
  options: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  return startServer({
    fba: readFileSync(FBA),
    fileName: 'app.fba',
    readSpec: (_app, person) => ({ ...spec, ...person }),
    routes: new Map(),
    connect: spawnWorldFrom(worldFiles()),
    bundle: readUiBundle(uiFolder()),
    port: 0,
    ...options,
  });
}

/** The folder of the settings page's frame, as the server tells a page first of all. */
export async function readFramePath({ url }: RunningServer): Promise<string> {
  const { origin, host, hash } = new URL(url);
  const socket = new WebSocket(`ws://${host}/live?${hash.slice(1)}`, { origin });
  const message = await new Promise<ServerMessage>((resolve, reject) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data)) as ServerMessage));
    socket.once('error', reject);
  });
  socket.close();
  if (message.type !== 'settingsAddress') throw new Error(`the first message is "${message.type}"`);
  return message.path.replace(/settings$/, '');
}
