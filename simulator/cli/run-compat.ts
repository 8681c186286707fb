import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MODELS } from '../app-package/models';
import { cleanText, escapeInLines } from '../client/clean-text';
import { UsageError } from '../client/usage-error';
import {
  DEFAULT_START,
  DEVICE_HELP,
  DEVICE_OPTION,
  PERSONA_HELP,
  readDurationOption,
  readInteger,
  readWorldArguments,
  SCREEN_TIMEOUT_OPTION,
  WORLD_OPTIONS,
} from '../client/world-arguments';
import { didStop, OUTCOME_LABELS, type PackageResult, summarise } from '../compat/package-result';
import { MIN_DURATION_MS, runPackage } from '../compat/run-package';
import { writePage } from '../compat/write-page';
import { DAY_S } from '../world/duration';
import { errorCodeOf } from '../world/message-of';
import { calledAs } from './called-as';
import { readArguments } from './command';
import { checkInside, checkWritable, readFile, saveFileInside } from './files';
import type { SimContext } from './run-sim';

const COMPAT_HELP = `${calledAs('compat')} FOLDER [options]
Runs every .fba of a folder, one after the other, with taps, the display off and on, and a sign-in where there is
one. Writes a page with pictures, exceptions, warnings, missing parts, time and memory of each.

  --for DURATION             length of each run (default 1d; at least 4m)
  --out DIR                  where index.html, report.json and pictures/ go (default build/compat)
  --limit SECONDS            real time after which a package is ended (default 300)
  --exit-zero                status 0 also where a package stopped
  ${DEVICE_OPTION.padEnd(26)} for packages that were built for it; ${DEVICE_HELP}
  --start ISO-TIME           start of the simulated time, local (default ${DEFAULT_START})
  --tz ZONE                  time zone of watch and phone (default: the persona's)
  --persona NAME             whose body and account: ${PERSONA_HELP}
  --seed N                   another of the persona's possible lives (default 1)
  --language TAG             language of watch and phone, such as de-DE (default: the persona's)
  --clock 12h|24h            how the watch shows the time (default: the persona's)
  --week-start sunday|monday (default: the persona's)
  --aod                      enables the always-on display in the watch's settings
  ${SCREEN_TIMEOUT_OPTION}   time without a touch until the display goes dark (default: never)
  --help                     this text

Exit status: 0; 1 where a package threw an exception, was ended or not opened; 2 for bad arguments.`;

const DEFAULT_LIMIT_S = 300;
/** A timer of a month runs at once. */
const MAX_LIMIT_S = DAY_S;

/** Runs the command `compat` with these arguments. Returns the exit status. Throws a UsageError. */
export async function runCompat(argv: string[], context: SimContext): Promise<number> {
  const { stdout } = context;
  const { values, positionals } = readArguments(argv, {
    ...WORLD_OPTIONS,
    for: { type: 'string', default: '1d' },
    out: { type: 'string', default: 'build/compat' },
    limit: { type: 'string' },
    'exit-zero': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    stdout.write(`${COMPAT_HELP}\n`);
    return 0;
  }
  const [folder, extra] = positionals;
  if (folder === undefined) throw new UsageError('the folder is missing. Try --help');
  if (extra !== undefined) throw new UsageError(`only one folder is allowed; "${extra}" is another`);
  const durationMs = readDurationOption('for', values.for);
  if (durationMs < MIN_DURATION_MS) throw new UsageError(`--for "${values.for}" is less than 4m`);
  const limitS = readInteger('limit', values.limit) ?? DEFAULT_LIMIT_S;
  if (limitS === 0) throw new UsageError('--limit 0 leaves no time');
  if (limitS > MAX_LIMIT_S)
    throw new UsageError(`--limit "${values.limit}" is more than a day, which has ${MAX_LIMIT_S} seconds`);
  readWorldArguments(values, MODELS);
  const files = listPackages(folder, context.folder);
  const out = resolve(context.folder, values.out);
  // It is often a folder among the packages, which a stranger may have filled.
  if (lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UsageError(`--out "${values.out}" is a link`);
  createFolder(join(out, 'pictures'), values.out);
  for (const name of ['report.json', 'index.html']) checkWritable(join(values.out, name), context.folder);
  for (const name of ['report.json', 'index.html', 'pictures/a.png']) checkInside(name, out);

  const results: PackageResult[] = [];
  for (const [index, file] of files.entries()) {
    const result = await runPackage({
      file,
      readFba: () => readFile(join(folder, file), context.folder),
      durationMs,
      limitS,
      world: values,
      connect: context.connect,
      savePicture(moment, png) {
        const path = `pictures/${nameOfPictures(file, index)}-${moment}.png`;
        saveFileInside(path, out, png);
        return path;
      },
    });
    results.push(result);
    const { outcome, seconds, reason } = result;
    const why = reason === null ? '' : `: ${reason}`;
    stdout.write(
      `${index + 1}/${files.length} ${cleanText(file)}: ${OUTCOME_LABELS[outcome].toLowerCase()} (${seconds.toFixed(1)} s)${why}\n`,
    );
  }
  const summary = summarise(results);
  saveFileInside(
    'report.json',
    out,
    escapeInLines(`${JSON.stringify({ durationMs, summary, packages: results }, null, 2)}\n`),
  );
  saveFileInside(
    'index.html',
    out,
    writePage({ results, durationMs, readPicture: (path) => readFileSync(join(out, path)) }),
  );
  stdout.write(`${summary}. ${join(values.out, 'index.html')}\n`);
  return results.some(didStop) && !values['exit-zero'] ? 1 : 0;
}

/** Longest name of a package that its pictures have too, bytes. With what is added, a file's name has at most 255. */
const MAX_NAME_BYTES = 200;

/** A longer name is cut, and numbered: it stays longer than those that are not. */
function nameOfPictures(file: string, index: number): string {
  const name = file.slice(0, -'.fba'.length);
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  let length = 0;
  const kept = Array.from(name).filter((character) => {
    length += Buffer.byteLength(character);
    return length <= MAX_NAME_BYTES + 20;
  });
  return `${kept.join('')}-${index + 1}`;
}

/** Names of the packages, in order. Throws a UsageError where there is none. */
function listPackages(folder: string, from: string): string[] {
  let names: string[];
  try {
    names = readdirSync(resolve(from, folder));
  } catch (error) {
    throw new UsageError(`${folder} is no folder that can be read (${errorCodeOf(error)})`);
  }
  const files = names.filter((name) => name.endsWith('.fba')).sort();
  if (files.length === 0) throw new UsageError(`${folder} has no .fba`);
  return files;
}

function createFolder(path: string, named: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out "${named}" cannot be made (${errorCodeOf(error)})`);
  }
}
