import { spawn } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Builds the clock face into build/app.fba by `fitbit-build`: `node scripts/build-app.mjs`. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SDK = dirname(createRequire(import.meta.url).resolve('@fitbit/sdk/package.json'));
/** What the build reads. */
const SOURCES = ['app', 'common', 'companion', 'packages', 'resources', 'settings', 'types'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json'];
/** What the package was made from, and the package itself. */
const INPUTS = join(ROOT, 'build/inputs.json');
const FBA = 'build/app.fba';

/** Builds the face. Rejects where the build fails; it has said why. */
export async function buildApp() {
  const before = await stamp(await listSources());
  const build = spawn(process.execPath, [join(SDK, 'bin/fitbit-build.js')], { cwd: ROOT, stdio: 'inherit' });
  const status = await new Promise((resolve) => build.on('close', resolve));
  if (status !== 0) throw new Error('the clock face was not built');
  // As of before the build: what was changed meanwhile is built the next time.
  await writeFile(INPUTS, JSON.stringify({ ...before, ...(await stamp([FBA])) }));
}

/** Builds the face unless nothing has changed since the last time. */
export async function buildAppIfStale() {
  if (!(await isFresh())) await buildApp();
}

async function isFresh() {
  try {
    const before = JSON.parse(await readFile(INPUTS, 'utf8'));
    const now = await stamp([...(await listSources()), FBA]);
    const files = Object.keys(now);
    return files.length === Object.keys(before).length && files.every((file) => before[file] === now[file]);
  } catch {
    return false;
  }
}

async function listSources() {
  const folders = SOURCES.map(async (folder) => {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath ?? each.path, each.name));
  });
  const found = (await Promise.all(folders)).flat().map((path) => path.slice(ROOT.length));
  return [...FILES, ...found];
}

/** File → its time and size. */
async function stamp(files) {
  const stamps = files.map(async (file) => {
    const { mtimeMs, size } = await stat(join(ROOT, file));
    return [file, `${mtimeMs} ${size}`];
  });
  return Object.fromEntries(await Promise.all(stamps));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildApp().catch(() => {
    process.exitCode = 1;
  });
}
