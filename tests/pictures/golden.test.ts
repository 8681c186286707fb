import { readdirSync } from 'node:fs';
import { parse } from 'node:path';
import { renderPixels } from '../../simulator/picture/rasterise';
import { areAlike, compareWithGolden, GOLDEN_FOLDER } from './golden';
import { goldenScenes } from './golden-scenes';
import { referenceSnapshot } from './reference-snapshot';
import { takePicture } from './test-face';

test.each(goldenScenes)('$name looks as it did', ({ name, page, setup }) => {
  const picture = takePicture(page, setup);
  expect(picture && compareWithGolden(name, picture.svg)).toBeUndefined();
});

test('every golden picture is of a scene', () => {
  const kept = readdirSync(GOLDEN_FOLDER).map((file) => parse(file).name);
  expect(kept.sort()).toEqual(goldenScenes.map(({ name }) => name).sort());
});

describe('the comparison', () => {
  const svg = takePicture('sleep', { snapshot: referenceSnapshot() })?.svg ?? '';
  const pixels = renderPixels(svg);

  /** Whether the picture still counts as alike after a change in its markup. */
  function isAlikeWith(from: string | RegExp, to: string): boolean {
    const other = svg.replace(from, to);
    if (other === svg) throw new Error(`nothing to change: ${from}`);
    return areAlike(pixels, renderPixels(other));
  }

  test('sees a small text that moves by two pixels', () => {
    // The age in the footer.
    const [place = '', x] = /translate\(([\d.]+) 302\)/.exec(svg) ?? [];
    expect(isAlikeWith(place, `translate(${x} 304)`)).toBe(false);
    expect(isAlikeWith(place, `translate(${Number(x) + 2} 302)`)).toBe(false);
  });

  test('sees a colour that changes a little', () => {
    expect(isAlikeWith(/#FFB43D/i, '#FFAA3D')).toBe(false);
    // The first block, three pixels wide.
    expect(isAlikeWith(/#F3B2C4/i, '#F3A4C4')).toBe(false);
  });

  test('bears what another machine rounds otherwise', () => {
    const off = (by: (i: number) => number) =>
      pixels.map((value, i) => Math.max(0, Math.min(255, value + by(i))));
    expect(
      areAlike(
        pixels,
        off((i) => (i % 4 === 3 ? 0 : (i % 5) - 2)),
      ),
    ).toBe(true);
    expect(
      areAlike(
        pixels,
        off((i) => (i % 4 === 3 ? 0 : 8)),
      ),
    ).toBe(false);
  });
});
