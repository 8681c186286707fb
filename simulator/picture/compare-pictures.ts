import pixelmatch from 'pixelmatch';
import { MODEL_INFO, MODELS, type Model } from '../app-package/models';
import { isPicture } from './check-picture';
import { PNG_SIGNATURE } from './image-size';
import { renderPixelsApart } from './rasterise';

/**
 * Tolerated difference of a pixel as pixelmatch measures it: about five of 255 levels of grey. Rounding on another
 * computer makes one or two.
 */
export const PIXEL_THRESHOLD = 0.02;
const HEADER_BYTES = 24;

/**
 * The share of the pixels in which a world's picture differs from a PNG file, 0 … 1. Rejects with an Error where the
 * picture is none or the file is no PNG of its size.
 */
export async function compareWithPng(
  { svg, model }: { svg: string; model: Model },
  png: Uint8Array,
): Promise<number> {
  if (!isPicture(svg)) throw new Error('the simulated world sent something else than a picture');
  const { width, height } = MODEL_INFO[MODELS.find((each) => each === model) ?? MODELS[0]].screen;
  const expected = await readPixels(png, width, height);
  const seen = await renderPixelsApart(svg);
  if (seen.length !== expected.length) throw new Error('the picture has not the size of the screen');
  const options = { threshold: PIXEL_THRESHOLD, includeAA: true };
  return pixelmatch(expected, seen, null, width, height, options) / (width * height);
}

async function readPixels(png: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.length < HEADER_BYTES || bytes.toString('hex', 0, 8) !== PNG_SIGNATURE)
    throw new Error('the file is no PNG');
  const [fileWidth, fileHeight] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (fileWidth !== width || fileHeight !== height)
    throw new Error(`the file is ${fileWidth} × ${fileHeight} pixels, the screen ${width} × ${height}`);
  const size = `width="${width}" height="${height}"`;
  const href = `data:image/png;base64,${bytes.toString('base64')}`;
  const pixels = await renderPixelsApart(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="${href}"/></svg>`,
  );
  // The renderer leaves out an image that it cannot decode.
  if (pixels.every((value) => value === 0)) throw new Error('the file is broken: nothing of it can be drawn');
  return pixels;
}
