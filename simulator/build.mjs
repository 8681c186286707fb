import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Makes `dist/`, which is all that runs: `node simulator/build.mjs`. */

const ROOT = dirname(fileURLToPath(import.meta.url));
const DIST = join(ROOT, 'dist');
const UI = join(ROOT, 'ui');
const PAGE = join(UI, 'index.html');
/** Runs before the SDK's tool, in its process. */
const PRELOAD = join(ROOT, 'developer-relay/preload.cjs');
/** Which files a build was made from, in `dist/`. */
const INPUTS = 'inputs.json';
const require = createRequire(import.meta.url);

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: true,
};

/** Bundles for Node: the process that runs a world, the commands, and the programmatic interface. */
const NODE = {
  ...COMMON,
  entryPoints: {
    world: join(ROOT, 'process/child-main.ts'),
    cli: join(ROOT, 'cli/main.ts'),
  },
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['@resvg/resvg-js'],
  // The package's entry for Node reads its tables from files.
  alias: { 'css-tree': require.resolve('css-tree/dist/csstree.esm') },
};

/** Bundles for the browser: the page, and the settings page's frame. */
export const BROWSER = {
  ...COMMON,
  entryPoints: { page: join(UI, 'main.ts'), settings: join(UI, 'settings-frame/frame.tsx') },
  minify: true,
  format: 'iife',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
};

const FONTS = ['barlow-semi-condensed', 'barlow'].flatMap((family) =>
  ['300Light', '400Regular', '700Bold'].map((style) => {
    const name = family === 'barlow' ? 'Barlow' : 'BarlowSemiCondensed';
    return `@expo-google-fonts/${family}/${style}/${name}_${style}.ttf`;
  }),
);

/** Builds everything. Two builds at once do not see halves of each other: each file is renamed into its place. */
export async function buildSimulator() {
  const draft = join(ROOT, `dist-${process.pid}`);
  await mkdir(join(draft, 'fonts'), { recursive: true });
  const outputs = await Promise.all([
    build({ ...NODE, outdir: draft }),
    build({ ...BROWSER, outdir: join(draft, 'ui') }),
    ...FONTS.map((font) => copyFile(require.resolve(font), join(draft, 'fonts', basename(font)))),
  ]);
  await copyFile(PAGE, join(draft, 'ui/index.html'));
  await copyFile(PRELOAD, join(draft, basename(PRELOAD)));
  const inputs = new Set(outputs.flatMap((output) => Object.keys(output?.metafile?.inputs ?? {})));
  const copied = [PAGE, PRELOAD, ...FONTS.map((font) => require.resolve(font))];
  for (const file of [...copied.map((path) => relative(ROOT, path)), 'build.mjs']) inputs.add(file);
  await writeFile(join(draft, INPUTS), JSON.stringify(await stamp([...inputs])));
  // The list of inputs comes last: a build that was cut off is none.
  for (const folder of ['fonts', 'ui', '']) {
    await mkdir(join(DIST, folder), { recursive: true });
    for (const entry of await readdir(join(draft, folder), { withFileTypes: true })) {
      if (entry.isFile()) await rename(join(draft, folder, entry.name), join(DIST, folder, entry.name));
    }
  }
  await rm(draft, { recursive: true });
}

/** Builds unless nothing has changed since the last time. */
export async function buildSimulatorIfStale() {
  if (!(await isFresh())) await buildSimulator();
}

async function isFresh() {
  try {
    const before = JSON.parse(await readFile(join(DIST, INPUTS), 'utf8'));
    const now = await stamp(Object.keys(before));
    return Object.keys(before).every((file) => before[file] === now[file]);
  } catch {
    return false;
  }
}

/** File → its time and size. An install gives files old times, so newer is not enough. */
async function stamp(files) {
  const stamps = files.map(async (file) => {
    const { mtimeMs, size } = await stat(join(ROOT, file));
    return [file, `${mtimeMs} ${size}`];
  });
  return Object.fromEntries(await Promise.all(stamps));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildSimulator();
