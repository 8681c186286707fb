import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MODELS } from '../app-package/models';
import { UsageError } from '../client/usage-error';
import {
  DEFAULT_START,
  DEVICE_HELP,
  DEVICE_OPTION,
  PERSONA_HELP,
  readWorldArguments,
  WORLD_OPTIONS,
} from '../client/world-arguments';
import { createEmptyApp } from '../developer-relay/empty-app';
import { startRelay } from '../developer-relay/relay';
import { findSdkTool, runSdkTool } from '../developer-relay/sdk-tool';
import { WorldTarget } from '../developer-relay/world-target';
import { World } from '../run/world';
import { Playback } from '../simulation/playback';
import { readNamedApp } from '../simulation/simulation';
import { readArguments } from './command';
import { readFile, resolveCallFolder } from './files';

const HELP = `npm run fitbit -- [options] [FILE.fba]
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
  --help                  this text

Exit status: that of the tool; 2 for bad arguments.`;

/** Runs `npm run fitbit` with these arguments. Returns the exit status, which is that of the tool. */
export async function runFitbit(argv: string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    ...WORLD_OPTIONS,
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [file, extra] = positionals;
  if (extra !== undefined) throw new UsageError(`unexpected argument "${extra}". Try --help`);
  const folder = resolveCallFolder('fitbit');
  const tool = findSdkTool(folder);
  if (tool === undefined) {
    throw new UsageError('@fitbit/sdk-cli is not installed: npm install --save-dev @fitbit/sdk-cli');
  }
  const app = file === undefined ? createEmptyApp() : readNamedApp(basename(file), readFile(file, folder));
  const spec = readWorldArguments(
    values,
    MODELS.filter((model) => app.devices[model]),
  );
  const world = new World({
    ...spec,
    app,
    settings: undefined,
    routes: undefined,
    deniedPermissions: undefined,
  });
  if (file !== undefined) world.boot();
  const playback = playInRealTime(world);
  const relay = await startRelay({ target: new WorldTarget(world, file !== undefined), port: 0 });
  try {
    return await runSdkTool(tool, { relay, folder });
  } finally {
    playback.close();
    await relay.close();
  }
}

function playInRealTime(world: World): Playback {
  const playback = new Playback({
    now: () => world.clock.now(),
    runUntil: (until) => world.run(until),
    realNow: () => performance.now(),
    schedule: (work, delay) => (delay === 0 ? setImmediate(work) : setTimeout(work, delay)),
    onChange: () => {},
    onError: (error) => console.error(`time stopped: ${String(error)}`),
  });
  playback.setPlaying(true);
  return playback;
}
