import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Builds the clock face into build/app.fba by `fitbit-build`, and the face of an example in its own folder:
 * `node scripts/build-app.mjs`. With `--if-stale` only the face, and only after a change.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A project of its own. Its package is in `build/` there. */
const EXAMPLE = join(ROOT, 'scenarios/without-companion');
/** What the build reads, in a project's folder. */
const SOURCES = ['app', 'common', 'companion', 'packages', 'resources', 'settings', 'types'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json'];
/** What the package was made from, and the package itself. */
const INPUTS = 'build/inputs.json';
export const FBA = 'build/app.fba';

/** Builds the face unless nothing has changed since the last time. Rejects where the build fails; it has said why. */
export async function buildAppIfStale() {
  if (!(await isFresh())) await buildApp(ROOT);
}

/** Builds the example's face unless nothing has changed since the last time. */
export async function buildExampleIfStale() {
  if (await isFresh(EXAMPLE)) return;
  console.log('The face of the example scenarios/without-companion, which has only an app:');
  await buildApp(EXAMPLE);
}

async function buildApp(root) {
  const before = stampSources(root);
  const sdk = dirname(createRequire(import.meta.url).resolve('@fitbit/sdk/package.json'));
  const build = spawn(process.execPath, [join(sdk, 'bin/fitbit-build.js')], { cwd: root, stdio: 'inherit' });
  const status = await new Promise((resolve) => build.on('close', resolve));
  if (status !== 0) throw new Error('the clock face was not built');
  await saveInputs(root, before);
}

/** Whether the package in the project at `root` was made from its sources as they are. */
export async function isFresh(root = ROOT) {
  try {
    const before = JSON.parse(await readFile(join(root, INPUTS), 'utf8'));
    const now = { ...stampSources(root), ...stamp(root, [FBA]) };
    const files = Object.keys(now);
    return files.length === Object.keys(before).length && files.every((file) => before[file] === now[file]);
  } catch {
    return false;
  }
}

/** Notes what the package was made from: the stamps of before the build, so that later changes are built next time. */
export async function saveInputs(root, before) {
  await writeFile(join(root, INPUTS), JSON.stringify({ ...before, ...stamp(root, [FBA]) }));
}

/** Source → its time and size. A project may lack folders and files. */
export function stampSources(root) {
  return stamp(root, [...FILES, ...listSources(root).files]);
}

/** The folders of the sources, the project's own among them: what is to be watched. */
export function listSourceFolders(root) {
  return [root, ...listSources(root).folders.map((folder) => join(root, folder))];
}

/** All files and folders, by paths in the project. Synchronous: some 200 files take a few milliseconds. */
function listSources(root) {
  const files = [];
  const folders = [...SOURCES];
  for (const folder of folders) {
    for (const entry of readFolder(join(root, folder))) {
      const path = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) files.push(path);
      else if (entry.name !== 'node_modules') folders.push(path);
    }
  }
  return {
    files,
    folders: folders.filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false })),
  };
}

function readFolder(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function stamp(root, files) {
  const stamps = files.map((file) => {
    const found = statSync(join(root, file), { throwIfNoEntry: false });
    return [file, found ? `${found.mtimeMs} ${found.size}` : 'absent'];
  });
  return Object.fromEntries(stamps);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (process.argv.includes('--if-stale')) await buildAppIfStale();
    else {
      await buildApp(ROOT);
      await buildExampleIfStale();
    }
  } catch {
    process.exitCode = 1;
  }
}
