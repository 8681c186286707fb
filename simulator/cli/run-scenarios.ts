import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { escapeControls } from '../client/clean-text';
import { UsageError } from '../client/usage-error';
import { ACTIONS } from '../scenario/actions';
import { CHECK_NAMES } from '../scenario/expectations';
import { readScenario } from '../scenario/read-scenario';
import { runScenario } from '../scenario/run-scenario';
import type { ScenarioFiles } from '../scenario/scenario';
import { formatDuration } from '../world/duration';
import { SecretMask } from '../world/secret-mask';
import { calledAs } from './called-as';
import { readArguments } from './command';
import { readFile, saveFileInside } from './files';
import type { SimContext } from './run-sim';

const SCENARIO_HELP = `${calledAs('test')} FILE.yaml … [FILE.fba] [--update]
Runs scenarios: timed steps and what must be true then. The .fba replaces the app that they name.

  --update    writes the pictures that are missing or differ more than they may
  --help      this text

A step has a time (at: from the start; after: from the end of the step before), one action
(${Object.keys(ACTIONS).join(', ')})
and expect: one or several of
(${CHECK_NAMES.join(', ')}),
each with within: DURATION where it may take a while. Keys beside steps are app, settings, routes, faults, errors,
and options of the command run by their names. Paths in a scenario start from its folder.
Almanac's docs/simulator.md describes each of them and has an example.

Exit status: 0; 1 if something is not as expected, with FILE:LINE:COLUMN on a line each; the steps after it run all
the same. 2 for bad arguments and wrong scenarios.`;

/** Runs the command `test` with these arguments. Returns the exit status. Throws a UsageError. */
export async function runScenarios(argv: string[], context: SimContext): Promise<number> {
  const { stdout } = context;
  const { values, positionals } = readArguments(argv, {
    update: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    stdout.write(`${SCENARIO_HELP}\n`);
    return 0;
  }
  const apps = positionals.filter((path) => path.endsWith('.fba'));
  const paths = positionals.filter((path) => !apps.includes(path));
  if (paths.length === 0) throw new UsageError('the scenario is missing. Try --help');
  if (apps.length > 1) throw new UsageError(`only one .fba is allowed; "${apps[1]}" is another`);
  let status = 0;
  for (const path of paths) {
    const isAsExpected = await runOne({ path, app: apps[0], isUpdating: values.update }, context);
    if (!isAsExpected) status = 1;
  }
  return status;
}

interface ScenarioCall {
  path: string;
  /** The .fba of the command line. */
  app: string | undefined;
  isUpdating: boolean;
}

async function runOne({ path, app, isUpdating }: ScenarioCall, context: SimContext): Promise<boolean> {
  const { folder, connect, stdout, stderr } = context;
  const scenario = readScenario(path, new TextDecoder().decode(readFile(path, folder)));
  const named = scenario.app;
  if (app === undefined && !named) throw new UsageError(`${path}: "app" is missing, and no .fba is given`);
  const own = resolve(folder, dirname(path));
  const appPath = app ?? relative(folder, resolve(own, named?.value ?? ''));
  if (app === undefined && named && !existsSync(resolve(folder, appPath)))
    named.source.fail(`${appPath} does not exist`);
  const result = await runScenario(
    scenario,
    {
      fba: readFile(appPath, folder),
      fileName: basename(appPath),
      connect,
      log: (text) => stderr.write(`${toPrintable(text)}\n`),
    },
    {
      files: createScenarioFiles(own),
      isUpdating,
      onFailure: (line) => stdout.write(`${toPrintable(line)}\n`),
    },
  );
  const { failures, expectations, durationMs, updated } = result;
  for (const file of updated) stdout.write(`${toPrintable(join(dirname(path), file))} was written\n`);
  const time = formatDuration(durationMs);
  if (failures === 0) stdout.write(`${path}: all ${expectations} expectations are met (${time})\n`);
  else stdout.write(`${path}: ${failures} failed, of ${expectations} expectations (${time})\n`);
  return failures === 0;
}

/** Files that a scenario names, from its own folder. */
function createScenarioFiles(folder: string): ScenarioFiles {
  return {
    read: (path) => (existsSync(resolve(folder, path)) ? readFile(path, folder) : undefined),
    write: (path, content) => saveFileInside(path, folder, content),
  };
}

const secrets = new SecretMask();

/** Apps write parts of these lines: ends of lines, control characters and secrets would reach the terminal. */
function toPrintable(text: string): string {
  return escapeControls(secrets.mask(text));
}
