/**
 * Builds the clock face with its always-on display into build/app-aod.fba:
 *
 *   npm run build:aod
 *
 * The permission that it needs, access_aod, is Fitbit's to grant: a package that asks for it can be neither
 * sideloaded nor published without, so the ordinary build does not ask. `fitbit-build` takes the permissions
 * from the package.json of the folder it runs in; this one runs it in a copy, where that is another one.
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
/** What the build reads, besides package.json and node_modules. */
const SOURCES = ['app', 'common', 'companion', 'packages', 'resources', 'settings', 'types', 'tsconfig.json'];

interface PackageJson {
  fitbit: { requestedPermissions: string[] };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const sdk = dirname(createRequire(import.meta.url).resolve('@fitbit/sdk/package.json'));

/** The project's package.json with the permission added. */
function packageJson(): PackageJson {
  const json: PackageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  json.fitbit.requestedPermissions.push(PERMISSION);
  return json;
}

/** Builds in `folder`, which is empty; answers the exit status of the build. */
function buildIn(folder: string): number {
  for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(folder, 'app/always-on.aod.ts'), join(folder, 'app/always-on.ts'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'package.json'), JSON.stringify(packageJson()));
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
    mkdirSync(join(root, 'build'), { recursive: true });
    copyFileSync(join(folder, 'build/app.fba'), join(root, 'build/app-aod.fba'));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
