/**
 * Writes THIRD_PARTY_NOTICES: the licence of every package whose code or font is part of something that we
 * build. These are the simulator's scripts, for Node and for the browser, and the fonts that it draws with. The
 * scripts in build/app.fba are our own.
 *
 *   npm run notices [-- --print]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const FILE = join(ROOT, 'THIRD_PARTY_NOTICES');
const RULE = '-'.repeat(80);

/** Parts of their fonts are in simulator/fonts; see subset-fonts.mts. */
const FONT_SOURCES = ['noto-sans', 'noto-sans-math', 'noto-sans-symbols-2'].map((name) =>
  join(ROOT, 'node_modules/@fontsource', name),
);

/** The folders of the packages whose code or fonts the simulator's build contains, in the order of their names. */
function findInlinedPackages(): string[] {
  const inputs = JSON.parse(readFileSync(join(ROOT, 'simulator/dist/inputs.json'), 'utf8'));
  const folders = Object.keys(inputs).flatMap((path) => {
    const folder = /.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
    return folder === undefined ? [] : [join(ROOT, 'simulator', folder)];
  });
  const nameOf = (folder: string): string => folder.replace(/.*node_modules\//, '');
  return [...new Set([...folders, ...FONT_SOURCES])].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** One section of the file. */
function formatNotice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^licen[cs]e/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  if (texts.length === 0)
    texts.push('(The package contains no licence text; its package.json names the licence.)');
  return [RULE, `${name} ${version} (${license})`, RULE, '', texts.join('\n\n'), ''].join('\n');
}

function main(): void {
  const text = [
    'Almanac contains or serves the following third-party software and fonts.',
    'This file is made by `npm run notices`.',
    '',
    ...findInlinedPackages().map(formatNotice),
  ].join('\n');
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(FILE, text);
}

main();
