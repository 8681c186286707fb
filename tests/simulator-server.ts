import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uiFolder, worldFiles } from '../simulator/cli/dist-files';
import { spawnWorldFrom } from '../simulator/process/spawn-world';
import { type RunningServer, type ServerOptions, startServer } from '../simulator/server/server';
import { readUiBundle } from '../simulator/server/ui-bundle';
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
