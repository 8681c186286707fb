import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSimulatorIfStale } from '../simulator/build.mjs';
import { FBA, isFresh, listSourceFolders, saveInputs, stampSources } from './build-app.mjs';
import { watchFolders } from './watch-folders.mjs';

/**
 * `npm run dev [-- options of npm start]`: opens the face in the simulator, and builds it again whenever a source
 * changes. The project is that in the current folder.
 */

const COMPILER = fileURLToPath(new URL('sdk-compiler.mjs', import.meta.url));
const root = process.cwd();
let compiler;
/** The sources of the last build, whether it succeeded or not. */
let lastStamps;
let lastResult;
let isBuilding = false;
let isBuildDue = false;
let isSimulatorBuilt = false;
/** Reports a build to the page; undefined until the page is served. */
let reportBuild;

const isUnchanged = await isFresh(root);
if (isUnchanged) lastStamps = JSON.stringify(stampSources(root));
const watcher = watchFolders(() => listSourceFolders(root), buildAll);
await Promise.all([buildSimulatorIfStale(), isUnchanged ? undefined : buildAll()]);
isSimulatorBuilt = true;
await open();

/** Serves the page as soon as there is something to show. */
async function open() {
  if (!isSimulatorBuilt || reportBuild || !existsSync(join(root, FBA))) return;
  const argv = process.argv.slice(2);
  process.argv.splice(2, argv.length, 'open', FBA, '--watch', ...argv);
  const simulator = await import('../simulator/dist/cli.cjs');
  ({ reportBuild } = simulator);
  await simulator.finished;
  // A wrong argument, a port that is taken, or --help: there is no page.
  if (process.exitCode !== 0 || argv.includes('--help')) return end();
  if (lastResult) reportBuild(lastResult);
  // Its start takes as long as a small build.
  compiler ??= startCompiler();
}

/** Builds until the package is made from the sources as they are. A change during a build leads to another one. */
async function buildAll() {
  isBuildDue = true;
  if (isBuilding) return;
  isBuilding = true;
  while (isBuildDue) {
    isBuildDue = false;
    await buildIfChanged();
    await open();
  }
  isBuilding = false;
}

async function buildIfChanged() {
  const before = stampSources(root);
  const stamps = JSON.stringify(before);
  if (stamps === lastStamps) return;
  lastStamps = stamps;
  const began = performance.now();
  lastResult = await compile();
  const { isBuilt, problems } = lastResult;
  for (const { at, text } of problems) console.error(at === undefined ? `  ${text}` : `  ${at}  ${text}`);
  if (isBuilt) await saveInputs(root, before);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(isBuilt ? `  Built in ${seconds} s.` : '  Not built. The next change builds again.');
  reportBuild?.(lastResult);
}

/** Resolves to whether there is a package, and to the problems. */
async function compile() {
  compiler ??= startCompiler();
  const finished = new AbortController();
  const { signal } = finished;
  compiler.send('build');
  const result = await Promise.race([
    once(compiler, 'message', { signal }).then(([message]) => message),
    once(compiler, 'exit', { signal }).then(() => {
      compiler = undefined;
      return { isBuilt: false, problems: [{ text: "the SDK's compiler ended; the terminal says why" }] };
    }),
  ]);
  finished.abort();
  return result;
}

function startCompiler() {
  return fork(COMPILER, { cwd: root });
}

function end() {
  watcher.close();
  compiler?.disconnect();
}
