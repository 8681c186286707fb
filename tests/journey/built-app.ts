import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppPackage } from '../../simulator/app-package/app-package';
import { readAppPackage } from '../../simulator/app-package/read-app-package';

/** Tuesday 14 July 2026, 14:42 in Vienna. */
export const START = Date.parse('2026-07-14T12:42:00Z');

const built = new Map<string, AppPackage>();

/** The face as it was built; `npm test` builds it first. `app-aod`: the build with the always-on display. */
export function builtApp(name: 'app' | 'app-aod' = 'app'): AppPackage {
  const path = join(__dirname, `../../build/${name}.fba`);
  const command = name === 'app' ? 'build' : 'build:aod';
  if (!existsSync(path)) throw new Error(`build/${name}.fba is missing: run \`npm run ${command}\` first`);
  const app = built.get(name) ?? readAppPackage(readFileSync(path));
  built.set(name, app);
  return app;
}
