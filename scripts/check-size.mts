/**
 * Checks the sizes of the scripts in build/app.fba, as the second half of
 *
 *   npm run build
 *
 * A package that is too large stays on disk, but the command fails.
 */
import { readFileSync } from 'node:fs';
import { readAppPackage } from '../simulator/app-package/read-app-package';
import { describeExcesses, measureBundles } from './measure-bundles';

const file = new URL('../build/app.fba', import.meta.url);
const excesses = describeExcesses(measureBundles(readAppPackage(readFileSync(file))));
for (const line of excesses) console.error(line);
if (excesses.length > 0) process.exitCode = 1;
