/**
 * Writes THIRD_PARTY_NOTICES: the licence of every package whose code or font is part of something that we
 * build. These are the scripts that `npm start` serves to the browser, and the fonts that the simulator draws
 * with. The scripts in build/app.fba are our own.
 *
 *   npm run notices [-- --print]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { UI_BUILD } from '../simulator/server/bundle-ui';

const ROOT = join(__dirname, '..');
const FILE = join(ROOT, 'THIRD_PARTY_NOTICES');
const FONTS = ['@expo-google-fonts/barlow', '@expo-google-fonts/barlow-semi-condensed'];
const RULE = '-'.repeat(80);

/** The packages that esbuild puts into the served scripts, by name. */
async function findInlinedPackages(): Promise<string[]> {
  const { metafile } = await build({ ...UI_BUILD, metafile: true });
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

/** One section of the file. Throws where the package has no licence text. */
function formatNotice(name: string): string {
  const manifest = require.resolve(`${name}/package.json`, { paths: [join(ROOT, 'simulator')] });
  const { version, license } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = dirname(manifest);
  const texts = readdirSync(folder)
    .filter((file) => /^licen[cs]e/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  if (texts.length === 0) throw new Error(`${name} has no licence file`);
  return [RULE, `${name} ${version} (${license})`, RULE, '', texts.join('\n\n'), ''].join('\n');
}

async function main(): Promise<void> {
  const names = [...(await findInlinedPackages()), ...FONTS];
  const text = [
    'Almanac contains or serves the following third-party software and fonts.',
    'This file is made by `npm run notices`.',
    '',
    ...names.map(formatNotice),
  ].join('\n');
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(FILE, text);
}

void main();
