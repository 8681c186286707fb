#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { UsageError } from '../client/usage-error';
import { describeOldNode } from '../process/node-version';
import { spawnWorldFrom } from '../process/spawn-world';
import { type CommandName, describeUnknownCommand, isCommandName } from './called-as';
import { runCloud } from './cloud';
import { runCommand } from './command';
import { worldFiles } from './dist-files';
import { resolveCallFolder } from './files';
import { runFitbit } from './fitbit';
import { runCompat } from './run-compat';
import { runScenarios } from './run-scenarios';
import { runSim, type SimContext } from './run-sim';
import { runStart } from './start';
import { stderr, stdout } from './terminal';

export { reportBuild } from './build-reports';

/** The commands by the first argument. */
const COMMANDS: Readonly<Record<CommandName, (argv: string[]) => Promise<number>>> = {
  open: (argv) => runStart(argv, resolveCallFolder('open')),
  run: (argv) => runSim(argv, createContext('run')),
  test: (argv) => runScenarios(argv, createContext('test')),
  compat: (argv) => runCompat(argv, createContext('compat')),
  cloud: runCloud,
  fitbit: runFitbit,
};

function createContext(command: CommandName): SimContext {
  return { folder: resolveCallFolder(command), connect: spawnWorldFrom(worldFiles()), stdout, stderr };
}

const [name = '', ...rest] = process.argv.slice(2);
const command = isCommandName(name) ? COMMANDS[name] : undefined;
/** Settles when the command has ended, or serves its page. For a script that runs the commands in its own process. */
export const finished = runCommand(async () => {
  const problem = describeOldNode(process.version) ?? describeUnknownCommand(name, existsSync);
  if (problem !== undefined) throw new UsageError(problem);
  return command ? command(rest) : runStart(process.argv.slice(2), process.cwd());
});
