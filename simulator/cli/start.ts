import { basename } from 'node:path';
import { World } from '../run/world';
import { wearUntil, wornSince } from '../run/worn-since-morning';
import { startServer } from '../server/server';
import {
  DEFAULT_START,
  DEVICE_HELP,
  DEVICE_OPTION,
  PERSONA_HELP,
  readWorldOptions,
  WORLD_OPTIONS,
} from './arguments';
import { readArguments, runCommand, UsageError } from './command';
import { readAppFile } from './files';
import { describePortError, readPort } from './ports';

const HELP = `npm start -- [options]
Builds the clock face and serves a page with the watch, the phone and the pretend cloud.

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
  --fresh                 the watch has just been put on; otherwise it is worn since 06:00
  --help                  this text

Exit status: 1 if the port cannot be opened; 2 for bad arguments.`;

void runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), {
    ...WORLD_OPTIONS,
    port: { type: 'string', default: '8126' },
    fresh: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError('the .fba is missing. Try --help');
  if (extra !== undefined) throw new UsageError(`unexpected argument "${extra}". Try --help`);
  const port = readPort(values.port);
  const options = readWorldOptions(values, readAppFile(file, process.cwd()));
  const { start, zone, app } = options;
  const world = new World({ ...options, start: values.fresh ? start : wornSince(start, zone) });
  await wearUntil(world, start);
  try {
    const { url } = await startServer({ world, isBooted: true, port, fileName: basename(file) });
    console.log(`\n  ${app.name} is running. Open ${url}\n`);
  } catch (error) {
    console.error(describePortError(error, port, 'npm start'));
    return 1;
  }
  return 0;
});
