import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIAL_THEMES, drawDial } from './dial';
import { GUIDE, writeGuide } from './state-guide';
import { takePicture } from './test-face';

const DOCS = join(__dirname, '../../docs');

test('docs/states.md is what `npm run pictures` writes, with its pictures', () => {
  expect(readFileSync(join(DOCS, 'states.md'), 'utf8')).toBe(writeGuide());
  const files = [
    ...GUIDE.map(({ name }) => `states/${name}.png`),
    ...DIAL_THEMES.map((theme) => `dial-${theme}.png`),
  ];
  expect(files.filter((file) => !existsSync(join(DOCS, 'pictures', file)))).toEqual([]);
});

test.each(GUIDE)('the picture "$name" shows what its row speaks of', ({ page, setup, shows }) => {
  const picture = takePicture(page, setup);
  const texts = picture?.parts.flatMap(({ text, alpha, corners }) =>
    text && corners && alpha > 0 ? [text.shown] : [],
  );
  expect(texts).toContainEqual(expect.stringContaining(shows));
});

test('every mark that the dial names is on the face', () => {
  expect(() => drawDial('light')).not.toThrow();
});
