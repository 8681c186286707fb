import { basename, resolve } from 'node:path';
import { readRoute } from '../client/route-option';
import { UsageError } from '../client/usage-error';
import {
  DEFAULT_START,
  DEVICE_HELP,
  DEVICE_OPTION,
  PERSONA_HELP,
  readWorldArguments,
  SCREEN_TIMEOUT_OPTION,
  WORLD_OPTIONS,
} from '../client/world-arguments';
import { spawnWorldFrom } from '../process/spawn-world';
import { startServer } from '../server/server';
import { readUiBundle } from '../server/ui-bundle';
import { calledAs } from './called-as';
import { readArguments } from './command';
import { uiFolder, worldFiles } from './dist-files';
import { readFile } from './files';
import { describePortError, isPortError, readPort } from './ports';
import { print, printError } from './terminal';
import { watchApp } from './watch-app';

const USAGE = calledAs('open').startsWith('npm')
  ? `${calledAs('open')} [FILE.fba] [options]
Builds the clock face, or takes the app of FILE.fba, and serves a page with the watch, the phone and the pretend
cloud.`
  : `${calledAs('open')} FILE.fba [options]
Serves a page with a watch that runs the app, the phone and the pretend cloud.
Other commands, each with --help: run (without a window, with a report), test (scenarios), cloud (the pretend
cloud alone), fitbit (the SDK's own tool).`;

const HELP = `${USAGE}

  --port N                port of the page on this computer (default 8126; 0 is any free port)
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
  --route HOST=URL        sends a host's traffic to another server; repeatable
  --watch                 opens the file again when it changes; the app keeps what it has stored
  --fresh                 the watch has just been put on; otherwise it is worn since 06:00
  --help                  this text

Exit status: 1 if the port cannot be opened; 2 for bad arguments.`;

/** Runs the command `open` with these arguments. Returns the exit status; the page is served until the process ends. */
export async function runStart(argv: string[], folder: string): Promise<number> {
  const { values, positionals } = readArguments(argv, {
    ...WORLD_OPTIONS,
    port: { type: 'string', default: '8126' },
    fresh: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    route: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    print(HELP);
    return 0;
  }
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError('the .fba is missing. Try --help');
  if (extra !== undefined) throw new UsageError(`unexpected argument "${extra}". Try --help`);
  const port = readPort(values.port);
  const routes = new Map(values.route.map(readRoute));
  const fba = readFile(file, folder);
  let name = '';
  try {
    const { url, world } = await startServer({
      fba,
      fileName: basename(file),
      routes,
      readSpec: (app, person) => {
        name = app.name;
        return {
          ...readWorldArguments(
            { ...values, ...(person && { persona: person.persona, seed: String(person.seed) }) },
            app.models,
          ),
          routes: Object.fromEntries(routes),
          isWornSinceMorning: !values.fresh,
        };
      },
      connect: spawnWorldFrom(worldFiles()),
      serveTools: async (world) => {
        const [{ startRelay }, { WorldTarget }] = await Promise.all([
          import('../developer-relay/relay'),
          import('../developer-relay/world-target'),
        ]);
        return startRelay({ target: new WorldTarget(world), port: 0 });
      },
      bundle: readUiBundle(uiFolder()),
      port,
      log: printError,
    });
    print(`\n  ${name} is running. Open ${url}\n`);
    if (values.watch) watchApp({ path: resolve(folder, file), fba, world, log: print });
  } catch (error) {
    if (!isPortError(error)) throw error;
    printError(describePortError(error, port, calledAs('open')));
    return 1;
  }
  return 0;
}
