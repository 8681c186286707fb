import type { AppPackage } from '../app-package/app-package';
import { createPersona } from '../persona/persona';
import { FAULTS, type Fault, FaultError, parseFault } from '../world/faults';
import type { Simulation } from '../world/simulate';
import {
  openAppFile,
  readArguments,
  readModel,
  readMoment,
  readPair,
  readPersona,
  readSpan,
  readStart,
  readWhole,
  readZone,
  UsageError,
} from './arguments';

/** A quiet Tuesday afternoon: the moment the pictures in the documentation show. */
export const DEFAULT_START = '2026-07-14T14:42';

export const SIM_HELP = `npm run sim -- FILE.fba [options]
Runs a Fitbit OS app with its companion and settings page in virtual time and writes what happened.

  --device atlas|vulcan      Versa 3 (default) or Sense
  --start ISO-TIME           when it begins, local time (default ${DEFAULT_START})
  --tz ZONE                  time zone of watch and phone (default: the persona's)
  --for DURATION             how long it runs, such as 90m or 1h30m (default 5m)
  --persona NAME             whose body and account: mara (default), noor, idle
  --seed N                   another of the persona's possible lives (default 1)
  --set KEY=VALUE            a settings key, as if stored earlier; repeatable
  --sign-in                  opens the settings page, signs in and consents
  --tap X,Y@DURATION         a tap on the screen; repeatable
  --screenshot FILE.png@DURATION   a picture of the screen; repeatable
  --route HOST=URL           sends a host's traffic to another server; repeatable
  --fault SPEC               NAME[=VALUE][@FROM[..TO]], such as link-off@10m..40m; repeatable
${Object.entries(FAULTS)
  .map(([name, text]) => `      ${name.padEnd(16)} ${text}`)
  .join('\n')}
  --report FILE.json         where the report goes (default: standard output)
  --help                     this text

Durations count from the start. Exit status: 0; 1 where the face, the companion or the
settings page threw; 2 for bad arguments.`;

/** A run and where its report goes: standard output where there is no path. */
export interface SimRun extends Simulation {
  report: string | undefined;
}

/** The run that `argv` asks for, or undefined for `--help`. Throws UsageError. */
export function readSimRun(argv: string[]): SimRun | undefined {
  const { values, positionals } = readArguments(argv, {
    device: { type: 'string' },
    start: { type: 'string', default: DEFAULT_START },
    tz: { type: 'string' },
    for: { type: 'string', default: '5m' },
    persona: { type: 'string' },
    seed: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    'sign-in': { type: 'boolean', default: false },
    tap: { type: 'string', multiple: true, default: [] },
    screenshot: { type: 'string', multiple: true, default: [] },
    route: { type: 'string', multiple: true, default: [] },
    fault: { type: 'string', multiple: true, default: [] },
    report: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return undefined;
  const [file, extra] = positionals;
  if (file === undefined) throw new UsageError('which .fba? Try --help');
  if (extra !== undefined) throw new UsageError(`one .fba at a time; "${extra}" is one too many`);
  const app: AppPackage = openAppFile(file);
  const persona = readPersona(values.persona);
  const zone = readZone(values.tz);
  return {
    world: {
      app,
      model: readModel(values.device, app),
      zone,
      start: readStart(values.start, zone ?? createPersona(persona ?? 'mara').zone),
      persona,
      seed: readWhole('seed', values.seed),
      settings: new Map(values.set.map((text) => readPair('set', text))),
      routes: new Map(values.route.map(readRoute)),
      faults: values.fault.map(readFault),
    },
    duration: readSpan('for', values.for),
    signIn: values['sign-in'],
    taps: values.tap.map(readTap),
    screenshots: values.screenshot.map((text) => {
      const [path, at] = readMoment('screenshot', text);
      return { path, at };
    }),
    report: values.report,
  };
}

function readTap(text: string): { x: number; y: number; at: number } {
  const [point, at] = readMoment('tap', text);
  const [, x, y] = /^(\d{1,3}),(\d{1,3})$/.exec(point) ?? [];
  if (x === undefined || y === undefined)
    throw new UsageError(`--tap "${text}" is not of the form X,Y@DURATION`);
  return { x: Number(x), y: Number(y), at };
}

function readRoute(text: string): [string, string] {
  const [host, url] = readPair('route', text);
  if (!URL.canParse(url))
    throw new UsageError(`--route "${text}": "${url}" is no address such as http://127.0.0.1:8127`);
  return [host, url];
}

function readFault(text: string): Fault {
  try {
    return parseFault(text);
  } catch (error) {
    if (error instanceof FaultError) throw new UsageError(`--fault: ${error.message}`);
    throw error;
  }
}
