import { renderPixels, renderPixelsApart } from './rasterise';

/** A pixel with smaller values of red, green and blue is black on a screen of five bits a colour. */
const LIT_THRESHOLD = 8;

/** The share of a picture's pixels that are lit, 0 … 1, which the always-on display limits. */
export function measureLitShare(svg: string): number {
  return countLit(renderPixels(svg));
}

/**
 * As `measureLitShare`, in the renderer's own process. Rejects with an Error of one line where the picture is not
 * drawn.
 */
export async function measureLitShareApart(svg: string): Promise<number> {
  return countLit(await renderPixelsApart(svg));
}

function countLit(pixels: Uint8Array): number {
  let lit = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    const brightest = Math.max(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0);
    if (brightest >= LIT_THRESHOLD) lit++;
  }
  return lit / (pixels.length / 4);
}
