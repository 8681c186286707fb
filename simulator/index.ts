import { basename } from 'node:path';
import { worldFiles } from './cli/dist-files';
import { readFile } from './cli/files';
import { connectInProcess } from './client/in-process';
import { Simulator } from './client/simulator';
import { readRoutes, readSpec, type SimulatorOptions } from './client/simulator-options';
import { UsageError } from './client/usage-error';
import { describeOldNode } from './process/node-version';
import { spawnWorldFrom } from './process/spawn-world';

export type { Simulator } from './client/simulator';
export type { SimulatorOptions } from './client/simulator-options';
export { UsageError } from './client/usage-error';
export { WorldError, WorldGoneError } from './client/world-connection';

/** How the app runs, besides what it runs in. */
export interface OpenOptions extends SimulatorOptions {
  /**
   * Runs the app in this process, which is faster to start. For code that is your own: nothing then protects this
   * process from the app. By default the app runs in a locked process of its own.
   */
  inProcess?: boolean;
  /** Gets a line when the app's code does not return. */
  log?(text: string): void;
  /** Real milliseconds that the app's code may take to return before its world is ended; 20,000 by default. */
  maxHangMs?: number;
}

/**
 * Starts an app on a simulated watch: `app` is the path of an .fba, or its content. Virtual time stands still until
 * `run`. Rejects with a UsageError for wrong options or a missing file, with a WorldError where the file is no .fba.
 */
export async function openSimulator(
  app: string | Uint8Array,
  { inProcess = false, log, maxHangMs, ...options }: OpenOptions = {},
): Promise<Simulator> {
  const problem = describeOldNode(process.version);
  if (problem !== undefined) throw new UsageError(problem);
  const isPath = typeof app === 'string';
  return Simulator.open({
    fba: isPath ? readFile(app, process.cwd()) : app,
    fileName: isPath ? basename(app) : 'app.fba',
    routes: readRoutes(options),
    readSpec: ({ models }) => readSpec(options, models),
    connect: inProcess ? connectInProcess : spawnWorldFrom(worldFiles()),
    log,
    maxHangMs,
  });
}
