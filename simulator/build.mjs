import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeDeclarations } from './declarations.mjs';
import { WORLD_ROOMS } from './rooms.cjs';

/**
 * Makes `dist/`, which is all that runs, and is the package: `node simulator/build.mjs`. It is the repository's
 * only workspace, so that `npm pack -w simulator` fails where it was not built: a package of sources would not run.
 */

const ROOT = dirname(fileURLToPath(import.meta.url));
const DIST = join(ROOT, 'dist');
const UI = join(ROOT, 'ui');
const PAGE = join(UI, 'index.html');
/** Runs before the SDK's tool, in its process. */
const PRELOAD = join(ROOT, 'developer-relay/preload.cjs');
const NOTICES = join(ROOT, '../THIRD_PARTY_NOTICES');
/** Which files a build was made from, in `dist/`. */
const INPUTS = 'inputs.json';
const TYPES = join(DIST, 'index.d.ts');
const PACKAGE_NAME = 'fitbit-os-simulator';
const require = createRequire(import.meta.url);

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: true,
};

/** Bundles for Node. */
const NODE = {
  ...COMMON,
  // Half of the bytes are comments and indents. Names stay, and lines that a stack trace can show.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 120,
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Sloppy functions would be reachable by an app that they call: `arguments.callee.caller`.
  banner: { js: '"use strict";' },
  external: ['@resvg/resvg-js'],
  // The package's entry for Node reads its tables from files.
  alias: { 'css-tree': require.resolve('css-tree/dist/csstree.esm') },
};

/** What surrounds a world: its process, the commands, and the programmatic interface. */
const AROUND_WORLD = {
  ...NODE,
  entryPoints: {
    'world-process': join(ROOT, 'process/child-main.ts'),
    'render-process': join(ROOT, 'picture/render-main.ts'),
    cli: join(ROOT, 'cli/main.ts'),
    index: join(ROOT, 'index.ts'),
  },
};

/** What the bundles above share is in `world.cjs`: host, the rooms of the simulated world, and packages. */
const SHARED_ROOMS = ['host', ...WORLD_ROOMS];
const SHARED_PACKAGES = ['luxon', 'fflate'];
/** Not of the world; see .dependency-cruiser.cjs. */
const CLOUD_PORT = './cloud/listen';
const WORLD = './world.cjs';

function isOfWorld(name) {
  return SHARED_ROOMS.includes(name.split('/')[1]) && name !== CLOUD_PORT;
}

/** Takes the modules of the world from `world.cjs`, and adds the name of each to `modules`. */
function takeWorldFromBundle(modules) {
  return {
    name: 'world',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, resolveDir }) => {
        if (path === WORLD) return { path, external: true };
        const isRelative = /^\.\.?\//.test(path);
        const name = isRelative ? `./${relative(ROOT, join(resolveDir, path)).split(sep).join('/')}` : path;
        const isShared = isRelative ? isOfWorld(name) : SHARED_PACKAGES.includes(name);
        if (!isShared) return undefined;
        modules.add(name);
        return { path: name, namespace: 'world' };
      });
      onLoad({ filter: /./, namespace: 'world' }, ({ path }) => ({
        contents: `module.exports = require('${WORLD}')['${path}'];`,
        resolveDir: ROOT,
      }));
    },
  };
}

/** Builds `world.cjs` with the modules of these names, and what these import. */
function buildWorld(build, modules, outdir) {
  const lines = [...modules].sort().map((name) => `export * as '${name}' from '${name}';`);
  return build({
    ...NODE,
    stdin: { contents: lines.join('\n'), resolveDir: ROOT, loader: 'ts' },
    outfile: join(outdir, WORLD),
  });
}

async function buildForNode(build, outdir) {
  const modules = new Set();
  const aroundWorld = await build({ ...AROUND_WORLD, outdir, plugins: [takeWorldFromBundle(modules)] });
  return [aroundWorld, await buildWorld(build, modules, outdir)];
}

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

/** The stand-in for the watch's font. Only tests measure with the wider one, from the sources. */
const FONTS = ['300Light', '400Regular', '700Bold'].map(
  (style) => `@expo-google-fonts/barlow-semi-condensed/${style}/BarlowSemiCondensed_${style}.ttf`,
);

/** For what the stand-in has no glyph for: made by scripts/subset-fonts.mts. */
const OWN_FONTS = join(ROOT, 'fonts');

/** Builds all that runs. Two builds at once do not see halves of each other: each file is renamed into its place. */
export async function buildSimulator() {
  // Not where nothing has to be built: it takes longer to load than all else that is done then.
  const { build } = await import('esbuild');
  const draft = join(ROOT, `../build/simulator-${process.pid}`);
  await mkdir(join(draft, 'fonts'), { recursive: true });
  const ownFonts = (await listFiles(OWN_FONTS)).map((name) => join(OWN_FONTS, name));
  const fonts = [...FONTS.map((font) => require.resolve(font)), ...ownFonts];
  const [forNode, forBrowser] = await Promise.all([
    buildForNode(build, draft),
    build({ ...BROWSER, outdir: join(draft, 'ui') }),
    ...fonts.map((font) => copyFile(font, join(draft, 'fonts', basename(font)))),
  ]);
  await copyFile(PAGE, join(draft, 'ui/index.html'));
  await copyFile(PRELOAD, join(draft, basename(PRELOAD)));
  await copyFile(NOTICES, join(draft, basename(NOTICES)));
  const inputs = new Set(
    [...forNode, forBrowser].flatMap(({ metafile }) => Object.keys(metafile.inputs).filter(isFile)),
  );
  const copied = [PAGE, PRELOAD, NOTICES, ...fonts];
  for (const file of [...copied.map((path) => relative(ROOT, path)), 'build.mjs', 'rooms.cjs'])
    inputs.add(file);
  await writeFile(join(draft, INPUTS), JSON.stringify(stamp([...inputs])));
  // The list of inputs comes last: a build that was cut off is none.
  for (const folder of ['fonts', 'ui', '']) {
    await mkdir(join(DIST, folder), { recursive: true });
    const names = await listFiles(join(draft, folder));
    const inOrder = [...names.filter((name) => name !== INPUTS), ...names.filter((name) => name === INPUTS)];
    for (const name of inOrder) await rename(join(draft, folder, name), join(DIST, folder, name));
    // Of earlier builds.
    const others = (await listFiles(join(DIST, folder))).filter((name) => !names.includes(name));
    for (const name of others) await rm(join(DIST, folder, name), { force: true });
  }
  await rm(draft, { recursive: true });
}

async function listFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** The modules of the world in other bundles, and the list of them, are none. */
function isFile(input) {
  return !input.startsWith('world:') && input !== '<stdin>';
}

/** Builds unless nothing has changed since the last time. */
export async function buildSimulatorIfStale() {
  if (!(await isFresh())) await buildSimulator();
}

/** Builds what is missing or stale of the package: all that runs, the types, and what npm needs. */
export async function buildPackage() {
  await buildSimulatorIfStale();
  if (!existsSync(TYPES)) await writeDeclarations(TYPES);
  for (const name of ['README.md', 'LICENSE']) await copyFile(join(ROOT, name), join(DIST, name));
  await writeFile(join(DIST, 'package.json'), `${JSON.stringify(await describePackage(), null, 2)}\n`);
}

/** The package's package.json. */
async function describePackage() {
  const workspace = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const { version, description, keywords, license, engines, dependencies } = workspace;
  return {
    name: PACKAGE_NAME,
    version,
    description,
    keywords,
    license,
    engines,
    bin: { [PACKAGE_NAME]: 'cli.cjs' },
    main: 'index.cjs',
    types: 'index.d.ts',
    exports: {
      '.': { types: './index.d.ts', default: './index.cjs' },
      './package.json': './package.json',
    },
    files: ['*.cjs', 'index.d.ts', 'THIRD_PARTY_NOTICES', 'fonts', 'ui'],
    dependencies,
  };
}

async function isFresh() {
  try {
    const before = JSON.parse(await readFile(join(DIST, INPUTS), 'utf8'));
    const now = stamp(Object.keys(before));
    return Object.keys(before).every((file) => before[file] === now[file]);
  } catch {
    return false;
  }
}

/** File → its time and size. An install gives files old times, so newer is not enough. */
function stamp(files) {
  const stamps = files.map((file) => {
    // Synchronous: for some 600 files that is faster.
    const { mtimeMs, size } = statSync(join(ROOT, file));
    return [file, `${mtimeMs} ${size}`];
  });
  return Object.fromEntries(stamps);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildPackage();
