import { Resvg } from '@resvg/resvg-js';
import { SCREEN_SIZE_PX } from './screen-size';

/** Corner radius of the glass of Versa 3 and Sense, in pixels of the 336 px screen. */
const GLASS_RADIUS_PX = 90;

/**
 * A screen's picture as a PNG file. `scale` multiplies 336 px; with `mask` what the glass hides is transparent.
 * The same picture gives the same bytes on every computer, as the texts are outlines and no font is looked up.
 */
export function rasterise(svg: string, options: { scale?: number; mask?: boolean } = {}): Uint8Array {
  const picture = options.mask ? clipToGlass(svg) : svg;
  return render(picture, options.scale ?? 1).asPng();
}

/** A screen's picture pixel by pixel, row by row: RGBA, colours multiplied by their alpha. */
export function renderPixels(svg: string): Uint8Array {
  return render(svg, 1).pixels;
}

function render(svg: string, scale: number): ReturnType<Resvg['render']> {
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(SCREEN_SIZE_PX * scale) },
    font: { loadSystemFonts: false },
  });
  return renderer.render();
}

function clipToGlass(svg: string): string {
  const size = SCREEN_SIZE_PX;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">` +
    `<clipPath id="glass"><rect width="${size}" height="${size}" rx="${GLASS_RADIUS_PX}"/></clipPath>` +
    `<g clip-path="url(#glass)">${svg}</g></svg>`
  );
}
