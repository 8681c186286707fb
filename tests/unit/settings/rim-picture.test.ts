import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCENT_COLOURS, ACCENTS } from '../../../common/preferences';
import { drawRimPicture } from '../../../settings/rim-picture';

test('the accents are those of the specification, in its order', () => {
  const face = readFileSync(join(__dirname, '../../../docs/face.md'), 'utf8');
  const names = /^\| name \|(.*)\|$/m.exec(face)?.[1]?.split('|') ?? [];
  const colors = /^\| accent \|(.*)\|$/m.exec(face)?.[1]?.split('|') ?? [];
  const specified = names.map((name, i) => [name.trim().toLowerCase(), colors[i]?.trim()]);
  expect(ACCENTS.map((accent) => [accent, ACCENT_COLOURS[accent]])).toEqual(specified);
});

test.each(ACCENTS)('the picture of %s shows it, small and fit for an address', (accent) => {
  const picture = drawRimPicture(ACCENT_COLOURS[accent]);
  expect(picture).toMatch(/^data:image\/svg\+xml,[^\s"'()<>#]+$/);
  const svg = decodeURIComponent(picture);
  expect(svg.split('<path').length - 1).toBe(24);
  expect(svg).toContain(`stroke="${ACCENT_COLOURS[accent]}"`);
  // Every tick stays on the round ground.
  for (const [, x, y] of svg.matchAll(/[ML](\d+) (\d+)/g)) {
    expect(Math.hypot(Number(x) - 40, Number(y) - 40)).toBeLessThan(38);
  }
});
