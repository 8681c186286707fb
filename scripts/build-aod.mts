/**
 * Builds the clock face with its always-on display into build/app-aod.fba:
 *
 *   npm run build:aod [-- FILE.fba]
 *
 * Only Fitbit can grant the permission access_aod. A package that requests it can neither be sideloaded nor
 * published without the grant, so the ordinary build does not request it. `fitbit-build` reads the permissions
 * from package.json of its working directory, so this script runs it in a copy with a changed package.json.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PERMISSION = 'access_aod';
/** What the build reads in addition to package.json and node_modules. */
const SOURCES = ['app', 'common', 'companion', 'packages', 'resources', 'settings', 'types', 'tsconfig.json'];

interface PackageJson {
  fitbit: { requestedPermissions: string[] };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const sdk = dirname(createRequire(import.meta.url).resolve('@fitbit/sdk/package.json'));

/** The project's package.json with the permission added. */
function readPackageJson(): PackageJson {
  const json: PackageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  json.fitbit.requestedPermissions.push(PERMISSION);
  return json;
}

/** Builds in an empty folder. Returns the exit status. */
function buildIn(folder: string): number {
  for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(folder, 'app/always-on.aod.ts'), join(folder, 'app/always-on.ts'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify(readPackageJson()));
  const build = spawnSync(process.execPath, [join(sdk, 'bin/fitbit-build.js')], {
    cwd: folder,
    stdio: 'inherit',
  });
  return build.status ?? 1;
}

const folder = mkdtempSync(join(tmpdir(), 'almanac-aod-'));
try {
  process.exitCode = buildIn(folder);
  if (process.exitCode === 0) {
    const destination = process.argv[2] ?? join(root, 'build/app-aod.fba');
    mkdirSync(dirname(destination), { recursive: true });
    copyFileSync(join(folder, 'build/app.fba'), destination);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
