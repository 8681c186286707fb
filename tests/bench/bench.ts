import { cpus, loadavg } from 'node:os';
import { MAX_BUNDLE_BYTES, measureBundles } from '../../scripts/measure-bundles';
import { readArguments, runCommand } from '../../simulator/cli/command';
import { checkWritable, saveFile } from '../../simulator/cli/files';
import { UsageError } from '../../simulator/client/usage-error';
import { LATENCY_MS } from '../../simulator/run/world-network';
import { builtApp } from '../journey/journey';
import { runBusyFace } from './busy-face';
import { coldStart, warmStart } from './cold-start';
import { timeDaysInChild } from './days-in-child';
import { countElementWrites } from './element-writes';
import { excesses, type Figure, median, ofRuns, table } from './figure';
import { signInFirst } from './first-sign-in';
import { liveHundredDays } from './hundred-days';
import { runThirtyDays } from './long-run';
import { type SimulatedDay, simulateDay, WAKES } from './simulated-day';

const HELP = `npm run bench -- [options]
Measures the figures in docs/figures.md again, on this computer, in about five minutes. Ends with 1 where one exceeds
what was promised.

  --json FILE   writes them there as well, with every run
  --help        this text`;

const COLD_STARTS = 3;
/** The first days run slower, until the engine has compiled what it needs. */
const WARM_UP_DAYS = 3;
const DAYS = 9;
const BUSY_DAYS = 3;

/** What was promised of the simulator's speed, on a computer with nothing else to do. */
const MOST_DAY_IN_CHILD_MS = 250;
const MOST_THIRTY_DAYS_S = 12;
const MOST_BUSY_DAY_S = 3;

/**
 * What the face may do where only the minute changes. While it made a new view then, it had 771 reads and 29
 * allocations.
 */
const MAX_TICK_READS = 100;
const MAX_TICK_ALLOCATIONS = 14;

/** In use after a collection; the trace of a world is a ring of some MB. */
const MAX_GROWTH_MB = 10;

/** The limit of docs/architecture.md. */
const MAX_SNAPSHOT_BYTES = 1010;

void runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), {
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is not expected. Try --help`);
  const folder = process.env.INIT_CWD ?? process.cwd();
  if (values.json !== undefined) checkWritable(values.json, folder);
  const computer = describeComputer();
  const figures = await measure();
  console.log(`${table(figures)}\n\n${computer}`);
  if (values.json !== undefined) {
    saveFile(values.json, folder, `${JSON.stringify({ computer, figures }, null, 2)}\n`);
  }
  const tooMuch = excesses(figures);
  for (const line of tooMuch) console.error(line);
  return tooMuch.length > 0 ? 1 : 0;
});

/** With what else it has to do: next to other work every time is longer. */
function describeComputer(): string {
  const [processor] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  return `Node ${process.versions.node}, ${cpus().length} × ${processor?.model.trim()}, load ${load} before`;
}

async function measure(): Promise<Figure[]> {
  // First, as it builds the package that all else is measured with.
  const starts = await repeat(COLD_STARTS, async () => (await coldStart()) / 1000);
  const warmStarts = await repeat(COLD_STARTS, async () => (await warmStart()) / 1000);
  const staying = await days(false);
  const unloaded = await days(true);
  const inChild = (await timeDaysInChild(WARM_UP_DAYS + DAYS)).slice(WARM_UP_DAYS);
  const busy = (await repeat(1 + BUSY_DAYS, runBusyFace)).slice(1);
  const thirtyDays = await runThirtyDays();
  const hundredDays = await liveHundredDays();
  const first = await signInFirst();
  const bytes = measureBundles(builtApp());
  const writes = await countElementWrites();
  return [
    ofRuns('cold `npm start` to a usable page', 's', starts),
    ofRuns('`npm start` to a usable page, nothing to build', 's', warmStarts),
    ...dayFigures('the companion stays', staying),
    ...dayFigures('the companion is unloaded', unloaded),
    ofRuns('a simulated day in the locked process, after warm-up', 'ms', inChild, MOST_DAY_IN_CHILD_MS),
    { name: 'thirty days, display lit, signed in', unit: 's', value: thirtyDays, most: MOST_THIRTY_DAYS_S },
    { name: 'heap after twenty days of bad luck', unit: 'MB', value: hundredDays.settled },
    {
      name: 'heap that a hundred days add to it',
      unit: 'MB',
      value: hundredDays.growth,
      most: MAX_GROWTH_MB,
    },
    ofRuns('a day of a face that measures its texts each second', 's (user)', busy, MOST_BUSY_DAY_S),
    {
      name: `sign-in to pixels on the watch, ${LATENCY_MS} ms a request`,
      unit: 'ms, virtual',
      value: first.toPixels,
    },
    { name: 'requests of the first sync, every page on', unit: '', value: first.requests, most: 17 },
    { name: 'of these side by side', unit: '', value: first.sideBySide, most: 6 },
    // The exchange, the profile, and the other fifteen by six.
    { name: 'of these one after the other', unit: '', value: first.roundTrips, most: 5 },
    {
      name: 'snapshot with every section',
      unit: 'bytes',
      value: first.snapshotBytes,
      most: MAX_SNAPSHOT_BYTES,
    },
    { name: 'device JS', unit: 'bytes', value: bytes.device, most: MAX_BUNDLE_BYTES.device },
    {
      name: 'companion, both sources',
      unit: 'bytes',
      value: bytes.companion,
      most: MAX_BUNDLE_BYTES.companion,
    },
    { name: 'settings page', unit: 'bytes', value: bytes.settings, most: MAX_BUNDLE_BYTES.settings },
    ofRuns('snapshot, those of a day', 'bytes', staying.at(-1)?.snapshotBytes ?? [], MAX_SNAPSHOT_BYTES),
    ...writes.pages.map(([page, value]) => ({
      name: `element writes at a minute’s change, ${page}`,
      unit: '',
      value,
    })),
    {
      name: 'property reads in a minute on home',
      unit: '',
      value: writes.homeTick.reads,
      most: MAX_TICK_READS,
    },
    {
      name: 'allocations in a minute on home',
      unit: '',
      value: writes.homeTick.allocations,
      most: MAX_TICK_ALLOCATIONS,
    },
    { name: 'element writes in an hour of darkness', unit: '', value: writes.inTheDark },
  ];
}

function dayFigures(how: string, runs: readonly SimulatedDay[]): Figure[] {
  const times = runs.map(({ milliseconds }) => milliseconds);
  return [
    ofRuns(`a simulated day, ${how}`, 'ms', times),
    ofRuns(
      `simulated days a second, ${how}`,
      '',
      times.map((time) => 1000 / time),
    ),
    {
      name: `requests a wake, ${how}`,
      unit: '',
      value: median(runs.map(({ requests }) => requests / WAKES)),
      most: 3,
    },
  ];
}

async function days(saveBattery: boolean): Promise<SimulatedDay[]> {
  const runs = await repeat(WARM_UP_DAYS + DAYS, () => simulateDay(saveBattery));
  return runs.slice(WARM_UP_DAYS);
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < times; i++) results.push(await work());
  return results;
}
