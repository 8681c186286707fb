#!/usr/bin/env node
import { spawnWorldFrom } from '../process/spawn-world';
import { runCloud } from './cloud';
import { runCommand } from './command';
import { worldFiles } from './dist-files';
import { resolveCallFolder } from './files';
import { runFitbit } from './fitbit';
import { runSim } from './run-sim';
import { runStart } from './start';

export { reportBuild } from './build-reports';

/** The commands by the first argument. */
const COMMANDS: Readonly<Record<string, (argv: string[]) => Promise<number>>> = {
  open: (argv) => runStart(argv, resolveCallFolder('start')),
  run: (argv) => {
    const { stdout, stderr } = process;
    const folder = resolveCallFolder('sim');
    return runSim(argv, { folder, connect: spawnWorldFrom(worldFiles()), stdout, stderr });
  },
  cloud: runCloud,
  fitbit: runFitbit,
};

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
/** Settles when the command has ended, or serves its page. For a script that runs the commands in its own process. */
export const finished = runCommand(() =>
  command ? command(rest) : runStart(process.argv.slice(2), process.cwd()),
);
