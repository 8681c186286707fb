import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { MODEL_INFO, type Model } from '../app-package/models';

export interface RasteriseOptions {
  /** Pixels of the file for one of the picture, in each direction. */
  scale?: number;
  /** What the glass of this watch hides is transparent. */
  glassOf?: Model;
}

/**
 * A screen's picture as a PNG file. The same picture gives the same bytes on every computer, as the texts are outlines
 * and no font is looked up.
 */
export function rasterise(svg: string, { scale = 1, glassOf }: RasteriseOptions = {}): Uint8Array {
  return render(glassOf === undefined ? svg : clipToGlass(svg, glassOf), scale).asPng();
}

/** A screen's picture pixel by pixel, row by row: RGBA, colours multiplied by their alpha. */
export function renderPixels(svg: string): Uint8Array {
  return render(svg, 1).pixels;
}

function render(svg: string, scale: number): ReturnType<Resvg['render']> {
  const options: ResvgRenderOptions = {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false },
  };
  return new Resvg(svg, options).render();
}

function clipToGlass(svg: string, model: Model): string {
  const { screen, glassRadiusPx } = MODEL_INFO[model];
  const size = `width="${screen.width}" height="${screen.height}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${screen.width} ${screen.height}">` +
    `<clipPath id="glass"><rect ${size} rx="${glassRadiusPx}"/></clipPath>` +
    `<g clip-path="url(#glass)">${svg}</g></svg>`
  );
}
