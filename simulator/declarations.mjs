import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Writes the types of the programmatic interface as one file without imports. Takes seconds. */
export async function writeDeclarations(file) {
  // Inside the repository, where packages are found, and outside every room: a compiler may read those just now.
  // The first step alone would do, if one file were not wanted.
  const draft = join(ROOT, `../build/simulator-types-${process.pid}`);
  await mkdir(draft, { recursive: true });
  try {
    await runTool('typescript/bin/tsc', '-p', 'tsconfig.declarations.json', '--outDir', draft);
    const tool = 'dts-bundle-generator/dist/bin/dts-bundle-generator.js';
    const bundle = join(draft, 'bundle.d.ts');
    const entry = join(draft, 'index.d.ts');
    await runTool(
      tool,
      '--project',
      'tsconfig.json',
      '--no-check',
      '--silent',
      '--no-banner',
      '-o',
      bundle,
      entry,
    );
    await rename(bundle, file);
  } finally {
    await rm(draft, { recursive: true });
  }
}

async function runTool(script, ...args) {
  try {
    await run(process.execPath, [require.resolve(script), ...args], { cwd: ROOT });
  } catch (error) {
    throw new Error(`the types could not be made: ${error.stdout || error.stderr || error.message}`);
  }
}
