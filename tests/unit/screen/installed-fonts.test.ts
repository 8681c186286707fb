import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFontPackages } from '../../../simulator/host/installed-fonts';
import { openScreen } from './open-screen';

const LETTERS = require.resolve('@fontsource/noto-sans/files/noto-sans-devanagari-400-normal.woff');

const before = process.cwd();
let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'fonts-'));
  // In the form of the package for Japanese, with letters that a small file has.
  const folder = join(project, 'node_modules/@fontsource/noto-sans-jp');
  const file = join(folder, 'files/noto-sans-jp-12-400-normal.woff');
  mkdirSync(dirname(file), { recursive: true });
  mkdirSync(join(project, 'build'));
  cpSync(LETTERS, file);
  writeFileSync(
    join(folder, 'unicode.json'),
    JSON.stringify({ '[0]': 'U+3042', '[12]': 'U+0905-0939,U+093e' }),
  );
  process.chdir(join(project, 'build'));
});
afterAll(() => {
  process.chdir(before);
  rmSync(project, { recursive: true });
});

test('fonts that a project has installed draw what no other has', () => {
  const [folder = ''] = findFontPackages(process.cwd());
  expect(folder.endsWith(join('node_modules', '@fontsource', 'noto-sans-jp'))).toBe(true);
  const open = openScreen('<svg><text id="t" font-size="32" fill="white">5 क</text></svg>');
  expect(open.screen.svg().length).toBeGreaterThan(400);
  expect(open.warnings).toEqual([]);
});
