import { basename } from 'node:path';
import { World } from '../run/world';
import { startServer } from '../server/server';
import { DEFAULT_START, PERSONA_HELP, readWorldOptions, WORLD_OPTIONS } from './arguments';
import { readArguments, runCommand, UsageError } from './command';
import { readAppFile } from './files';
import { describePortError, readPort } from './ports';
import { wearUntil, wornSince } from './worn-since-morning';

const HELP = `npm start -- [options]
Builds the clock face and opens the simulator on it: watch, phone and pretend cloud in one page.

  --port N                where the page is served on this computer (default 8126; 0 takes any that is free)
  --device atlas|vulcan   Versa 3 (default) or Sense
  --persona NAME          whose body and account: ${PERSONA_HELP}
  --seed N                another of the persona's possible lives (default 1)
  --start ISO-TIME        when it begins, local time (default ${DEFAULT_START})
  --tz ZONE               time zone of watch and phone (default: the persona's)
  --language TAG          language of watch and phone, such as de-DE (default: the persona's)
  --clock 12h|24h         how the watch shows the time (default: the persona's)
  --week-start sunday|monday   (default: the persona's)
  --aod                   the always-on display is enabled in the watch's settings
  --fresh                 the face is new on the watch; otherwise it is worn since 06:00 of that day
  --help                  this text

Exit status: 1 where the port cannot be opened; 2 for bad arguments.`;

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
  if (file === undefined) throw new UsageError('which .fba? Try --help');
  if (extra !== undefined) throw new UsageError(`"${extra}" is not expected. Try --help`);
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
