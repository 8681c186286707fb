import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import pixelmatch from 'pixelmatch';
import { MODEL_INFO } from '../../simulator/app-package/models';
import { PIXEL_THRESHOLD } from '../../simulator/picture/compare-pictures';
import { rasterise, renderPixels } from '../../simulator/picture/rasterise';
import { encodePng } from '../../simulator/screen/png';

const ROOT = join(__dirname, '../..');
const SCREEN_SIZE_PX = MODEL_INFO.atlas.screen.width;
/** The folder of the golden pictures. */
export const GOLDEN_FOLDER = join(__dirname, 'golden');
/** The folder for pictures that differ, with their differences. Not in the repository. */
const OUTPUT_FOLDER = join(ROOT, 'out/pictures');

/** Number of pixels that may differ more. A text that moves by a pixel changes more of them. */
const MAX_DIFFERENT_PIXELS = 12;

/** Saves a picture as the golden one of this name. */
export function saveGolden(name: string, svg: string): void {
  mkdirSync(GOLDEN_FOLDER, { recursive: true });
  writeFileSync(join(GOLDEN_FOLDER, `${name}.png`), rasterise(svg));
}

/**
 * Compares a picture with its golden one. Returns undefined if they are alike, otherwise a line with the paths to which
 * the picture and the difference were written.
 */
export function compareWithGolden(name: string, svg: string): string | undefined {
  const golden = join(GOLDEN_FOLDER, `${name}.png`);
  if (!existsSync(golden)) return `${name}: no golden picture; \`npm run pictures\` makes it`;
  const difference = new Uint8Array(SCREEN_SIZE_PX * SCREEN_SIZE_PX * 4);
  const count = countDifferent(pixelsOfPng(readFileSync(golden)), renderPixels(svg), difference);
  if (count <= MAX_DIFFERENT_PIXELS) return undefined;
  mkdirSync(OUTPUT_FOLDER, { recursive: true });
  const [seen, shown] = [join(OUTPUT_FOLDER, `${name}.png`), join(OUTPUT_FOLDER, `${name}.difference.png`)];
  writeFileSync(seen, rasterise(svg));
  writeFileSync(shown, encodePng(SCREEN_SIZE_PX, SCREEN_SIZE_PX, difference));
  return `${name}: ${count} pixels differ, see ${relative(ROOT, shown)} and ${relative(ROOT, seen)}`;
}

/** Whether two pictures of the screen, RGBA, look alike to a person. */
export function areAlike(one: Uint8Array, other: Uint8Array): boolean {
  return countDifferent(one, other) <= MAX_DIFFERENT_PIXELS;
}

function countDifferent(one: Uint8Array, other: Uint8Array, difference: Uint8Array | null = null): number {
  const options = { threshold: PIXEL_THRESHOLD, includeAA: true };
  return pixelmatch(one, other, difference, SCREEN_SIZE_PX, SCREEN_SIZE_PX, options);
}

function pixelsOfPng(png: Buffer): Uint8Array {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const size = `width="${SCREEN_SIZE_PX}" height="${SCREEN_SIZE_PX}"`;
  return renderPixels(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="${href}"/></svg>`,
  );
}
