import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

// Absolute: under tsx a module that an .mts file imports has a relative __dirname.
const ROOT = resolve(__dirname, '..');
/** What the build reads in addition to node_modules. */
const SOURCES = [
  'app',
  'common',
  'companion',
  'packages',
  'resources',
  'settings',
  'types',
  'package.json',
  'tsconfig.json',
];

export interface BuildResult {
  hasSucceeded: boolean;
  /** What `fitbit-build` wrote. */
  output: string;
}

/**
 * Builds a changed copy of the clock face by `fitbit-build`, into `destination`. `change` changes the sources in the
 * folder that it gets.
 */
export async function buildCopy(change: (folder: string) => void, destination: string): Promise<BuildResult> {
  const folder = mkdtempSync(join(tmpdir(), 'almanac-copy-'));
  try {
    for (const name of SOURCES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    change(folder);
    const result = await runFitbitBuild(folder);
    if (result.hasSucceeded) {
      mkdirSync(dirname(destination), { recursive: true });
      copyFileSync(join(folder, 'build/app.fba'), destination);
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runFitbitBuild(folder: string): Promise<BuildResult> {
  const sdk = dirname(createRequire(__filename).resolve('@fitbit/sdk/package.json'));
  const build = spawn(process.execPath, [join(sdk, 'bin/fitbit-build.js')], { cwd: folder });
  let output = '';
  for (const stream of [build.stdout, build.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
  return new Promise((resolve) =>
    build.on('close', (status) => resolve({ hasSucceeded: status === 0, output })),
  );
}
