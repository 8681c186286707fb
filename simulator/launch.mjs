import { buildSimulatorIfStale } from './build.mjs';

/** Runs a command of the simulator from its sources: `node simulator/launch.mjs run FILE.fba`. */

await buildSimulatorIfStale();
await import('./dist/cli.cjs');
