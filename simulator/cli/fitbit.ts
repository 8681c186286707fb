import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { UsageError } from '../client/usage-error';
import {
  DEFAULT_START,
  DEVICE_HELP,
  DEVICE_OPTION,
  PERSONA_HELP,
  readWorldArguments,
  SCREEN_TIMEOUT_OPTION,
  WORLD_OPTIONS,
  type WorldArguments,
} from '../client/world-arguments';
import { type RunningRelay, startRelay } from '../developer-relay/relay';
import { findSdkTool, runSdkTool } from '../developer-relay/sdk-tool';
import { WorldTarget } from '../developer-relay/world-target';
import { spawnWorldFrom } from '../process/spawn-world';
import { LiveWorld } from '../server/live-world';
import { findRelay } from './attach';
import { calledAs } from './called-as';
import { readArguments } from './command';
import { worldFiles } from './dist-files';
import { readFile, resolveCallFolder } from './files';
import { print, printError } from './terminal';

const HELP = `${calledAs('fitbit')} [options] [FILE.fba]
Starts the command line tool of Fitbit's SDK (@fitbit/sdk-cli) with a simulated watch and phone, without an account
and without a network. In the tool: install build/app.fba, screenshot watch.png, repl device, help, exit.
With FILE.fba the watch runs this app from the start; otherwise it has none.

  ${DEVICE_OPTION.padEnd(23)} ${DEVICE_HELP}
  --persona NAME          whose body and account: ${PERSONA_HELP}
  --seed N                another of the persona's possible lives (default 1)
  --start ISO-TIME        start of the simulated time, local (default ${DEFAULT_START})
  --tz ZONE               time zone of watch and phone (default: the persona's)
  --language TAG          language of watch and phone, such as de-DE (default: the persona's)
  --clock 12h|24h         how the watch shows the time (default: the persona's)
  --week-start sunday|monday   (default: the persona's)
  --aod                   enables the always-on display in the watch's settings
  ${SCREEN_TIMEOUT_OPTION}   time without a touch until the display goes dark (default: never)
  --attach ADDRESS        connects to a simulator that runs: ADDRESS is what its page has. Without the other options
  --help                  this text

Exit status: that of the tool; 2 for bad arguments.`;

const OPTIONS = {
  ...WORLD_OPTIONS,
  attach: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Runs the command `fitbit` with these arguments. Returns the exit status, which is that of the tool. */
export async function runFitbit(argv: string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS);
  if (values.help) {
    print(HELP);
    return 0;
  }
  const [file, extra] = positionals;
  if (extra !== undefined) throw new UsageError(`unexpected argument "${extra}". Try --help`);
  if (values.attach !== undefined && (file !== undefined || hasOtherThanAttach(values)))
    throw new UsageError('--attach takes no other option and no file');
  const folder = resolveCallFolder('fitbit');
  const tool = findSdkTool(folder);
  if (tool === undefined) {
    throw new UsageError('@fitbit/sdk-cli is not installed: npm install --save-dev @fitbit/sdk-cli');
  }
  if (values.attach !== undefined) return runSdkTool(tool, { relay: await findRelay(values.attach), folder });
  const relay = await startOwnWorld(values, file === undefined ? undefined : { file, folder });
  try {
    return await runSdkTool(tool, { relay, folder });
  } finally {
    await relay.close();
  }
}

function hasOtherThanAttach({ attach: _, ...others }: Readonly<Record<string, unknown>>): boolean {
  const defaults: Readonly<Record<string, unknown>> = readArguments([], OPTIONS).values;
  return Object.entries(others).some(([name, value]) => value !== defaults[name]);
}

/** A world without a window, and its relay, which ends it too. */
async function startOwnWorld(
  values: WorldArguments,
  app: { file: string; folder: string } | undefined,
): Promise<RunningRelay> {
  const world = new LiveWorld({
    fba: app && readFile(app.file, app.folder),
    fileName: app ? basename(app.file) : '',
    readSpec: ({ models }) => readWorldArguments(values, models),
    routes: new Map(),
    // Ctrl-C is the tool's own.
    connect: spawnWorldFrom({ ...worldFiles(), isDetached: true }),
    instance: randomUUID(),
    runsUnattended: true,
    log: printError,
  });
  try {
    await world.start();
    const relay = await startRelay({ target: new WorldTarget(world), port: 0 });
    const close = async (): Promise<void> => {
      await relay.close();
      await world.close();
    };
    return { ...relay, close };
  } catch (error) {
    await world.close();
    throw error;
  }
}
