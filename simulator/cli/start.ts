import { basename } from 'node:path';
import { createPersona } from '../persona/persona';
import { startServer } from '../serve/server';
import { World } from '../world/world';
import {
  openAppFile,
  readArguments,
  readModel,
  readPersona,
  readStart,
  readWhole,
  readZone,
  runCommand,
  UsageError,
} from './arguments';
import { DEFAULT_START } from './sim-options';

const HELP = `npm start -- [options]
Builds the clock face and opens the simulator on it: watch, phone and pretend cloud in one page.

  --port N                where the page is served on this computer (default 8126)
  --device atlas|vulcan   Versa 3 (default) or Sense
  --persona NAME          whose body and account: mara (default), noor, idle
  --seed N                another of the persona's possible lives (default 1)
  --start ISO-TIME        when it begins, local time (default ${DEFAULT_START})
  --tz ZONE               time zone of watch and phone (default: the persona's)
  --help                  this text`;

void runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), {
    port: { type: 'string', default: '8126' },
    device: { type: 'string' },
    persona: { type: 'string' },
    seed: { type: 'string' },
    start: { type: 'string', default: DEFAULT_START },
    tz: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const file = positionals[0];
  if (file === undefined) throw new UsageError('which .fba? Try --help');
  const app = openAppFile(file);
  const persona = readPersona(values.persona);
  const zone = readZone(values.tz);
  const world = new World({
    app,
    model: readModel(values.device, app),
    zone,
    start: readStart(values.start, zone ?? createPersona(persona ?? 'mara').zone),
    persona,
    seed: readWhole('seed', values.seed),
  });
  const port = readWhole('port', values.port) ?? 0;
  try {
    const { url } = await startServer({ world, port, fileName: basename(file) });
    console.log(`\n  ${app.name} is running. Open ${url}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(`port ${port} is taken; choose another: npm start -- --port ${port + 1}`);
    return 1;
  }
  return 0;
});
