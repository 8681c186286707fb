/**
 * Holds the scripts of build/app.fba to their size; the second half of
 *
 *   npm run build
 *
 * A package that is too large is there to be looked at and run, but the command fails.
 */
import { readFileSync } from 'node:fs';
import { readAppPackage } from '../simulator/app-package/read-app-package';
import { describeExcesses, measureBundles } from './measure-bundles';

const file = new URL('../build/app.fba', import.meta.url);
const excesses = describeExcesses(measureBundles(readAppPackage(readFileSync(file))));
for (const line of excesses) console.error(line);
if (excesses.length > 0) process.exitCode = 1;
