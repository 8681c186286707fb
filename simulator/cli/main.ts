#!/usr/bin/env node
import { spawnWorldFrom } from '../process/spawn-world';
import { runCloud } from './cloud';
import { runCommand } from './command';
import { worldFiles } from './dist-files';
import { resolveCallFolder } from './files';
import { runFitbit } from './fitbit';
import { runScenarios } from './run-scenarios';
import { runSim, type SimContext } from './run-sim';
import { runStart } from './start';

export { reportBuild } from './build-reports';

/** The commands by the first argument. */
const COMMANDS: Readonly<Record<string, (argv: string[]) => Promise<number>>> = {
  open: (argv) => runStart(argv, resolveCallFolder('start')),
  run: (argv) => runSim(argv, simContext('sim')),
  test: (argv) => runScenarios(argv, simContext('scenario')),
  cloud: runCloud,
  fitbit: runFitbit,
};

/** `script` is npm's script that calls the command. */
function simContext(script: string): SimContext {
  const { stdout, stderr } = process;
  return { folder: resolveCallFolder(script), connect: spawnWorldFrom(worldFiles()), stdout, stderr };
}

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
/** Settles when the command has ended, or serves its page. For a script that runs the commands in its own process. */
export const finished = runCommand(() =>
  command ? command(rest) : runStart(process.argv.slice(2), process.cwd()),
);
