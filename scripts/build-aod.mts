/**
 * Builds the clock face with its always-on display into build/app-aod.fba:
 *
 *   npm run build:aod [-- FILE.fba]
 *
 * Only Fitbit can grant the permission access_aod. A package that requests it can neither be sideloaded nor
 * published without the grant, so the ordinary build does not request it. `fitbit-build` reads the permissions
 * from package.json of its working directory, so this script runs it in a copy with a changed package.json.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCopy } from './build-copy';

const PERMISSION = 'access_aod';

interface PackageJson {
  fitbit: { requestedPermissions: string[] };
}

function addAlwaysOn(folder: string): void {
  cpSync(join(folder, 'app/always-on.aod.ts'), join(folder, 'app/always-on.ts'));
  const path = join(folder, 'package.json');
  const json: PackageJson = JSON.parse(readFileSync(path, 'utf8'));
  json.fitbit.requestedPermissions.push(PERMISSION);
  writeFileSync(path, JSON.stringify(json));
}

const destination = process.argv[2] ?? fileURLToPath(new URL('../build/app-aod.fba', import.meta.url));
const { hasSucceeded, output } = await buildCopy(addAlwaysOn, destination);
if (!hasSucceeded) {
  console.error(output);
  process.exitCode = 1;
}
