import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** Draws many texts, as a face does that shows the second. */
const DRAW_TEXTS = `
  const { FONT_NAMES, outlineText } = require('./simulator/screen/fonts.ts');
  const lettering = { font: FONT_NAMES[0], weight: 'regular', size: 20, letterSpacing: 0 };
  let length = 0;
  for (let i = 0; i < 1500; i++) length += outlineText(lettering, 'A text of the face, number ' + i).path.length;
  process.stdout.write(String(length > 1500));
`;

test('the outlines of 1,500 texts find room in a heap of 96 MB', () => {
  const flags = ['--max-old-space-size=96', '--import', 'tsx', '-e', DRAW_TEXTS];
  expect(execFileSync(process.execPath, flags, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' })).toBe('true');
});
